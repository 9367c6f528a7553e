/// The tables of the town's list, in SQL that SQLite and PostgreSQL share.
///
/// `town` is the first part of every key and of every foreign key, except for keys shown by someone who does not know
/// their town. Instants are milliseconds since 1970 in UTC; days and times on the town's clocks are text
/// (`2026-12-03`, `2026-12-03T07:40`). Identifiers are made by the writer. `docs/data.md` says why each column is kept.
enum TownListSchema {
    static let tables = """
        CREATE TABLE town (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            time_zone TEXT NOT NULL
        );

        -- The service's own order within a town: the last number given out under each name.
        CREATE TABLE counter (
            town TEXT NOT NULL REFERENCES town,
            name TEXT NOT NULL,
            value BIGINT NOT NULL,
            PRIMARY KEY (town, name)
        );

        -- Changes when a backup is restored: devices then send again what they have kept.
        CREATE TABLE epoch (
            id TEXT NOT NULL PRIMARY KEY,
            begun_at BIGINT NOT NULL
        );

        CREATE TABLE district (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            reading TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (town, id)
        );

        CREATE TABLE household (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            district TEXT,
            address TEXT NOT NULL DEFAULT '',
            telephone TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, district) REFERENCES district (town, id)
        );

        -- The pace and loudness of a home of the release before, until the town's list says who lives there.
        CREATE TABLE unclaimed_profile (
            town TEXT NOT NULL REFERENCES town,
            household TEXT NOT NULL,
            pace_steps INTEGER NOT NULL,
            volume_steps INTEGER NOT NULL,
            PRIMARY KEY (town, household)
        );

        CREATE TABLE resident (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            household TEXT NOT NULL,
            -- The order in which a home's residents are spoken to.
            position INTEGER NOT NULL DEFAULT 0,
            -- Empty for a resident of whom only old answers are known.
            name TEXT NOT NULL,
            reading TEXT NOT NULL DEFAULT '',
            -- What the speaker calls the resident, by language, as JSON.
            spoken_name TEXT NOT NULL DEFAULT '{}',
            -- Codes with commas, the usual one first.
            languages TEXT NOT NULL DEFAULT 'ja',
            status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inHospital', 'moved', 'died')),
            status_since BIGINT,
            -- The pace and loudness that were chosen last, in steps from the voice's own.
            pace_steps INTEGER NOT NULL DEFAULT 0,
            volume_steps INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, household) REFERENCES household (town, id)
        );
        CREATE INDEX resident_by_household ON resident (town, household, position);
        CREATE INDEX resident_by_reading ON resident (town, reading, id);

        CREATE TABLE staff_user (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            reading TEXT NOT NULL DEFAULT '',
            section TEXT NOT NULL DEFAULT '',
            -- Words with commas: operator, staff, volunteer, auditor.
            roles TEXT NOT NULL,
            -- crypt(5); NULL for somebody who does not sign in.
            password_hash TEXT,
            created_at BIGINT NOT NULL,
            disabled_at BIGINT,
            successor TEXT,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, successor) REFERENCES staff_user (town, id)
        );
        -- A name says who acts, so no two people in office share one.
        CREATE UNIQUE INDEX staff_user_by_name ON staff_user (town, name) WHERE disabled_at IS NULL;

        CREATE TABLE contact (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            resident TEXT NOT NULL,
            position INTEGER NOT NULL DEFAULT 0,
            kind TEXT NOT NULL CHECK (kind IN ('family', 'neighbour', 'volunteer')),
            name TEXT NOT NULL,
            reading TEXT NOT NULL DEFAULT '',
            -- As the resident says it: お母さん, 娘.
            relation TEXT NOT NULL DEFAULT '',
            -- How a contact who has a speaker, too, speaks of the resident: name and phrases by language, as JSON.
            calls_resident TEXT,
            language TEXT NOT NULL DEFAULT 'ja',
            time_zone TEXT NOT NULL,
            sees TEXT NOT NULL DEFAULT 'problems' CHECK (sees IN ('problems', 'everyAnswer')),
            -- A contact who is a resident with a home of their own.
            as_resident TEXT,
            -- A volunteer who is a user of the service.
            as_user TEXT,
            ended_at BIGINT,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, resident) REFERENCES resident (town, id),
            FOREIGN KEY (town, as_resident) REFERENCES resident (town, id),
            FOREIGN KEY (town, as_user) REFERENCES staff_user (town, id)
        );
        CREATE INDEX contact_by_resident ON contact (town, resident, position);

        CREATE TABLE contact_method (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            contact TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('telephone', 'email', 'line', 'webhook')),
            address TEXT NOT NULL CHECK (address <> ''),
            verified_at BIGINT,
            verified_by TEXT,
            disabled_at BIGINT,
            disabled_reason TEXT,
            PRIMARY KEY (town, id),
            UNIQUE (town, contact, kind, address),
            FOREIGN KEY (town, contact) REFERENCES contact (town, id),
            CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
        );

        -- Who is on duty: a person, or a place with a telephone.
        CREATE TABLE rota (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            district TEXT,
            starts_at BIGINT NOT NULL,
            ends_at BIGINT NOT NULL,
            staff_user TEXT,
            place TEXT,
            telephone TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, district) REFERENCES district (town, id),
            FOREIGN KEY (town, staff_user) REFERENCES staff_user (town, id),
            CHECK (starts_at < ends_at),
            CHECK ((staff_user IS NULL) <> (place IS NULL))
        );

        CREATE TABLE task (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            -- What it is about: the id of a resident, household, device or user.
            subject TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '',
            dedupe_key TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            -- The user who does it; NULL for whoever is there.
            assigned_to TEXT,
            outcome TEXT CHECK (outcome <> ''),
            done_at BIGINT,
            done_by TEXT,
            PRIMARY KEY (town, id),
            UNIQUE (town, dedupe_key),
            FOREIGN KEY (town, assigned_to) REFERENCES staff_user (town, id),
            CHECK ((outcome IS NULL) = (done_at IS NULL))
        );
        CREATE INDEX task_open ON task (town, due_at, id) WHERE outcome IS NULL;

        CREATE TABLE consent (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            resident TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose <> ''),
            -- A contact, or NULL for everyone whom the purpose names.
            recipient TEXT,
            text_version TEXT NOT NULL,
            given_by TEXT NOT NULL CHECK (given_by IN ('self', 'guardian', 'staff', 'takenOver')),
            -- The ground of 個人情報保護法 69 II, if staff decided.
            ground TEXT,
            witness TEXT NOT NULL DEFAULT '',
            -- The user who wrote it down; empty for what was taken over.
            recorded_by TEXT NOT NULL DEFAULT '',
            given_at BIGINT NOT NULL,
            review_by TEXT NOT NULL,
            withdrawn_at BIGINT,
            withdrawn_by TEXT,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, resident) REFERENCES resident (town, id),
            FOREIGN KEY (town, recipient) REFERENCES contact (town, id),
            CHECK ((given_by = 'staff') = (ground IS NOT NULL))
        );
        CREATE INDEX consent_in_force ON consent (town, resident, purpose) WHERE withdrawn_at IS NULL;

        CREATE TABLE device (
            town TEXT NOT NULL REFERENCES town,
            -- Shown by a device that does not know its town: unique over all towns.
            id TEXT NOT NULL UNIQUE,
            household TEXT NOT NULL,
            -- SHA-256 of a random secret, in hexadecimal digits.
            secret_hash TEXT NOT NULL,
            next_secret_hash TEXT,
            added_at BIGINT NOT NULL,
            revoked_at BIGINT,
            last_seen_at BIGINT,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, household) REFERENCES household (town, id)
        );

        -- What a device has been told that it need not send again.
        CREATE TABLE device_lane (
            town TEXT NOT NULL,
            device TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('care', 'log')),
            acked_through BIGINT NOT NULL,
            PRIMARY KEY (town, device, lane),
            FOREIGN KEY (town, device) REFERENCES device (town, id)
        );

        -- What a home reported. The id is its idempotency key.
        CREATE TABLE event (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            -- NULL for an event of the service's own process.
            device TEXT,
            household TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('care', 'log')),
            sequence BIGINT,
            kind TEXT NOT NULL,
            occurred_at BIGINT NOT NULL,
            received_at BIGINT NOT NULL,
            PRIMARY KEY (town, id),
            UNIQUE (town, device, lane, sequence),
            FOREIGN KEY (town, device) REFERENCES device (town, id),
            FOREIGN KEY (town, household) REFERENCES household (town, id)
        );
        CREATE INDEX event_by_time ON event (town, received_at);

        -- A question that had an effect: the same one sent again finds its reply here and changes nothing.
        CREATE TABLE handled_ask (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            at BIGINT NOT NULL,
            reply TEXT NOT NULL,
            -- NULL for what an earlier release wrote, unless a request tells.
            household TEXT,
            PRIMARY KEY (town, id)
        );

        CREATE TABLE check_in (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            resident TEXT NOT NULL,
            day TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('well', 'unwell')),
            at TEXT NOT NULL,
            -- The order of writing: times are kept to the minute.
            number BIGINT NOT NULL,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, resident) REFERENCES resident (town, id)
        );
        CREATE INDEX check_in_by_day ON check_in (town, resident, day, number);

        CREATE TABLE check_in_pause (
            town TEXT NOT NULL REFERENCES town,
            resident TEXT NOT NULL,
            day TEXT NOT NULL,
            PRIMARY KEY (town, resident, day),
            FOREIGN KEY (town, resident) REFERENCES resident (town, id)
        );

        -- A resident asked for somebody, or needs help, or may need it.
        CREATE TABLE request (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            household TEXT NOT NULL,
            target TEXT NOT NULL CHECK (target IN ('family', 'townOffice', 'volunteer', 'everyone')),
            reason TEXT NOT NULL CHECK (reason IN ('asked', 'unwell', 'fall', 'pain', 'general')),
            at BIGINT NOT NULL,
            confirmation TEXT NOT NULL DEFAULT 'given' CHECK (confirmation IN ('given', 'awaited', 'refused')),
            outcome TEXT CHECK (outcome <> ''),
            closed_at BIGINT,
            closed_by TEXT,
            PRIMARY KEY (town, id),
            FOREIGN KEY (town, household) REFERENCES household (town, id)
        );
        CREATE INDEX request_open ON request (town, at, id) WHERE outcome IS NULL AND confirmation <> 'refused';

        CREATE TABLE exchange (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            household TEXT NOT NULL,
            at BIGINT NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('voice', 'typed')),
            outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'unknown', 'confirmationNeeded', 'dialogue',
                'notRecognized', 'silence', 'failed')),
            -- NULL after its retention.
            heard TEXT,
            confidence DOUBLE PRECISION NOT NULL CHECK (confidence BETWEEN 0 AND 1),
            intent TEXT,
            slots TEXT NOT NULL,
            reply TEXT,
            speech_milliseconds DOUBLE PRECISION CHECK (speech_milliseconds >= 0),
            recognition_milliseconds DOUBLE PRECISION CHECK (recognition_milliseconds >= 0),
            rules_milliseconds DOUBLE PRECISION CHECK (rules_milliseconds >= 0),
            synthesis_milliseconds DOUBLE PRECISION CHECK (synthesis_milliseconds >= 0),
            -- Its row in the full text, unique over all towns (`LogIndex`); NULL if no text is kept.
            text_key BIGINT UNIQUE,
            PRIMARY KEY (town, id)
        );
        CREATE INDEX exchange_by_time ON exchange (town, at, id);
        CREATE INDEX exchange_with_text ON exchange (town, text_key) WHERE text_key IS NOT NULL;
        CREATE INDEX exchange_by_intent ON exchange (town, intent, at, id);
        CREATE INDEX exchange_by_outcome ON exchange (town, outcome, at, id);
        CREATE INDEX exchange_by_household ON exchange (town, household, at, id);

        -- What of a resident was removed, and why. Outlives the resident.
        CREATE TABLE erasure (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            resident TEXT NOT NULL,
            at BIGINT NOT NULL,
            erased_by TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            -- Rows removed or emptied, by table, as JSON.
            removed TEXT NOT NULL,
            PRIMARY KEY (town, id)
        );

        -- What was removed because its time was over.
        CREATE TABLE retention_run (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            at BIGINT NOT NULL,
            text_days BIGINT NOT NULL,
            event_days BIGINT NOT NULL,
            access_days BIGINT NOT NULL,
            -- Rows removed or emptied, by table, as JSON.
            removed TEXT NOT NULL,
            PRIMARY KEY (town, id)
        );

        -- Who looked at whose data, and why. Append only.
        CREATE TABLE access_log (
            town TEXT NOT NULL REFERENCES town,
            number BIGINT NOT NULL,
            at BIGINT NOT NULL,
            -- A user, `operator:` and an account of the system, or `contact:` and a contact.
            actor TEXT NOT NULL,
            -- What the actor was then: residents are told this, not the name.
            role TEXT NOT NULL DEFAULT 'staff'
                CHECK (role IN ('staff', 'operator', 'volunteer', 'auditor', 'family')),
            purpose TEXT NOT NULL CHECK (purpose <> ''),
            -- NULL if it was about everyone.
            resident TEXT,
            what TEXT NOT NULL,
            PRIMARY KEY (town, number)
        );
        CREATE INDEX access_by_resident ON access_log (town, resident, number);

        CREATE TABLE announcement (
            town TEXT NOT NULL REFERENCES town,
            id TEXT NOT NULL,
            published_at TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            PRIMARY KEY (town, id)
        );
        CREATE TABLE announcement_heard (
            town TEXT NOT NULL,
            announcement TEXT NOT NULL,
            household TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (town, announcement, household),
            FOREIGN KEY (town, announcement) REFERENCES announcement (town, id) ON DELETE CASCADE
        );
        CREATE TABLE alert_heard (
            town TEXT NOT NULL REFERENCES town,
            -- Sender, identifier and time of the CAP message.
            alert TEXT NOT NULL CHECK (alert <> ''),
            household TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (town, alert, household)
        );

        -- A town's files as they were imported: what was true stays readable.
        CREATE TABLE town_version (
            town TEXT NOT NULL REFERENCES town,
            id BIGINT NOT NULL,
            imported_at BIGINT NOT NULL,
            PRIMARY KEY (town, id)
        );
        CREATE TABLE town_file (
            town TEXT NOT NULL,
            version BIGINT NOT NULL,
            path TEXT NOT NULL CHECK (path <> ''),
            contents BYTEA NOT NULL,
            PRIMARY KEY (town, version, path),
            FOREIGN KEY (town, version) REFERENCES town_version (town, id) ON DELETE CASCADE
        );
        CREATE TABLE town_in_force (
            town TEXT NOT NULL PRIMARY KEY REFERENCES town,
            version BIGINT NOT NULL,
            FOREIGN KEY (town, version) REFERENCES town_version (town, id)
        );
        """
}
