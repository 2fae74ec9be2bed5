-- How many digits of a region's code mean something. Not the digits before the last zero: 370105010 is a street.
create function access.depth(region text) returns int language sql immutable parallel safe as
$$ select case
     when right(region, 10) = '0000000000' then 2
     when right(region, 8) = '00000000' then 4
     when right(region, 6) = '000000' then 6
     when right(region, 3) = '000' then 9
     else 12
   end $$;
grant execute on function access.depth(text) to linli_app;
