-- The catalogue of services is one for all stations: the hub keeps it, not each head.
insert into access.role_right (role, right_code) values ('hub', 'manage-services'), ('console', 'manage-services');
