-- Led by the station, this index tempted the planner on a young installation: for each line of a month it read every line
-- of the station to find who did it. Led by the worker it serves only the question it is for.
drop index ledger.line_worker_key;
create index line_worker_key on ledger.line_worker ((coalesce(account::text, name)), station_id);
