package cn.linli.residents;

/**
 * The statements that take over what a newer roster says of people the register knows. Each row of the transaction's
 * table names the person ({@code known}) and the parts; with {@code fill} only gaps are filled, because the entry was made
 * by hand.
 */
final class RosterChanges {

    static final String PERSON = """
            update residents.person p
            set version = p.version + 1,
                changed = :now,
                ethnicity = case when t.ethnic and (t.own or p.ethnicity = '') then i.ethnicity else p.ethnicity end,
                registered_home = case when t.registered and (t.own or p.registered_home is null)
                  then i.registered_home else p.registered_home end,
                registered_region = case when t.registered and (t.own or p.registered_home is null)
                  then i.registered_region else p.registered_region end,
                separation = case when (t.registered or t.home) and t.own then i.separation else p.separation end,
                region = case when t.home and t.own and p.station_id = i.station_id then i.region else p.region end,
                grid_id = case when t.home and (t.own or p.grid_id is null) and p.station_id = i.station_id
                  then coalesce(i.grid_id, p.grid_id) else p.grid_id end,
                road = case when t.home and (t.own or p.road = '' and p.door is null) then i.road else p.road end,
                door = case when t.home and (t.own or p.road = '' and p.door is null) then i.door else p.door end,
                grams = case when t.home and (t.own or p.road = '' and p.door is null)
                  then array(select distinct g from unnest(p.grams || i.grams) g) else p.grams end,
                phone = case when t.phone and (t.own or p.phone is null) then i.phone else p.phone end,
                phone_blind = case when t.phone and (t.own or p.phone is null) then i.phone_blind else p.phone_blind end,
                phone_last = case when t.phone and (t.own or p.phone is null) then i.phone_last else p.phone_last end,
                other_phone = case when t.phone and t.own then i.other_phone else p.other_phone end,
                other_phone_blind = case when t.phone and t.own then i.other_phone_blind else p.other_phone_blind end,
                other_phone_last = case when t.phone and t.own then i.other_phone_last else p.other_phone_last end,
                arrangement = case when t.living and (t.own or p.arrangement = 'unknown')
                  then i.arrangement else p.arrangement end,
                disability_kind = case when t.disability and (t.own or p.disability_kind is null)
                  then i.disability_kind else p.disability_kind end,
                disability_level = case when t.disability and (t.own or p.disability_level is null)
                  then i.disability_level else p.disability_level end,
                disability_card = case when t.disability and (t.own or p.disability_card is null)
                  then i.disability_card else p.disability_card end,
                responsible = case when t.worker and (t.own or p.responsible = '') then i.responsible else p.responsible end,
                notes = case when t.notes and (t.own or p.notes is null) then i.notes else p.notes end
            from pg_temp.roster_in i,
              lateral (select not 'fill' = any (i.parts) as own, 'ethnic' = any (i.parts) as ethnic,
                'registered' = any (i.parts) as registered, 'home' = any (i.parts) as home,
                'phone' = any (i.parts) as phone, 'living' = any (i.parts) as living,
                'disability' = any (i.parts) as disability, 'worker' = any (i.parts) as worker,
                'notes' = any (i.parts) as notes) t
            where p.id = i.known
            """;

    static final String HEALTH = """
            insert into residents.health (person_id, region, station_id, notes)
            select p.id, p.region, p.station_id, i.health
            from pg_temp.roster_in i join residents.person p on p.id = i.known
            where 'health' = any (i.parts) and i.health is not null
            on conflict (person_id) do update
            set notes = case when health.notes is null or not exists (
                select from pg_temp.roster_in f where f.known = health.person_id and 'fill' = any (f.parts))
              then excluded.notes else health.notes end
            """;

    /** A label that rests on a roster ends when a newer one no longer names it; one given by hand stays. */
    static final String LABELS_ENDED = """
            update residents.label l
            set to_day = greatest(l.from_day, :yesterday), ended_by = :by, version = l.version + 1
            from pg_temp.roster_in i
            where l.person_id = i.known and 'labels' = any (i.parts) and not 'fill' = any (i.parts)
              and (l.to_day is null or l.to_day > :today)
              and l.evidence like '花名册:%' and not l.kind = any (i.label_kinds)
            """;

    static final String LABELS = """
            insert into residents.label
              (id, person_id, region, station_id, grid_id, kind, from_day, evidence, made, made_by)
            select n.id, p.id, p.region, p.station_id, p.grid_id, n.kind, :today, :evidence, :now, :by
            from pg_temp.roster_in i
            join residents.person p on p.id = i.known,
              unnest(i.label_ids, i.label_kinds) as n (id, kind)
            where 'labels' = any (i.parts)
              and not exists (
                select from residents.label l
                where l.person_id = p.id and l.kind = n.kind and (l.to_day is null or l.to_day >= :today))
            """;

    static final String KIN_GONE = """
            update residents.kin k
            set removed = true, version = k.version + 1
            from pg_temp.roster_in i, residents.roster_entry e
            where k.person_id = i.known and 'kin' = any (i.parts) and not 'fill' = any (i.parts)
              and k.from_roster and not k.removed
              and e.station_id = i.station_id and e.key = i.key
            """;

    static final String KIN = """
            insert into residents.kin
              (id, person_id, region, station_id, grid_id, name, relation, phone, phone_blind, phone_last, emergency, note,
               from_roster)
            select i.kin_id, p.id, p.region, p.station_id, p.grid_id, i.kin_name, i.kin_relation, i.kin_phone,
              i.kin_blind, i.kin_last, true, i.kin_note, true
            from pg_temp.roster_in i join residents.person p on p.id = i.known
            where 'kin' = any (i.parts) and i.kin_id is not null
              and not exists (
                select from residents.kin k
                where k.person_id = p.id and not k.removed and k.name = i.kin_name
                  and k.phone_blind is not distinct from i.kin_blind)
            """;

    static final String HAPPENED = """
            insert into residents.happening (id, person_id, region, station_id, grid_id, at, day, what, title, by_whom)
            select n.id, p.id, p.region, p.station_id, p.grid_id, :now, :today, 'residents.roster-changed', :title, :by
            from (select known, row_number() over () as no from pg_temp.roster_in) i
            join unnest(:ids::uuid[]) with ordinality as n (id, no) on n.no = i.no
            join residents.person p on p.id = i.known
            """;

    private RosterChanges() {}
}
