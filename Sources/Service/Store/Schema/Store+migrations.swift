import GRDB

extension Store {
    /// Named and append-only: a migration that has shipped is never changed.
    /// - Parameter town: Whose data a database of one home holds.
    static func migrator(for town: TownKey) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("exchanges and check-ins") { database in
            try database.execute(
                sql: """
                    CREATE TABLE exchange (
                        id TEXT NOT NULL PRIMARY KEY,
                        household TEXT NOT NULL,
                        at TEXT NOT NULL,
                        channel TEXT NOT NULL CHECK (channel IN ('voice', 'typed')),
                        outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'unknown', 'confirmationNeeded',
                            'dialogue', 'notRecognized', 'silence', 'failed')),
                        heard TEXT NOT NULL,
                        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
                        intent TEXT,
                        slots TEXT NOT NULL CHECK (json_valid(slots)),
                        reply TEXT NOT NULL,
                        speechMilliseconds REAL CHECK (speechMilliseconds >= 0),
                        recognitionMilliseconds REAL CHECK (recognitionMilliseconds >= 0),
                        rulesMilliseconds REAL CHECK (rulesMilliseconds >= 0),
                        synthesisMilliseconds REAL CHECK (synthesisMilliseconds >= 0)
                    );
                    CREATE INDEX exchangeByTime ON exchange (household, at);

                    -- A question that had an effect: the same one sent again finds its reply here and changes nothing.
                    CREATE TABLE handledAsk (
                        id TEXT NOT NULL PRIMARY KEY,
                        at TEXT NOT NULL,
                        reply TEXT NOT NULL CHECK (json_valid(reply))
                    );

                    CREATE TABLE checkIn (
                        person TEXT NOT NULL,
                        -- Day and time on the town's clocks: "today" is the town's.
                        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                        state TEXT NOT NULL CHECK (state IN ('well', 'unwell')),
                        at TEXT NOT NULL,
                        ask TEXT NOT NULL REFERENCES handledAsk
                    );
                    CREATE INDEX checkInByDay ON checkIn (person, day);

                    CREATE TABLE checkInPause (
                        person TEXT NOT NULL,
                        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                        ask TEXT NOT NULL REFERENCES handledAsk,
                        PRIMARY KEY (person, day)
                    );

                    -- Somebody is to be called: what families, volunteers and staff act on.
                    CREATE TABLE contactRequest (
                        ask TEXT NOT NULL REFERENCES handledAsk,
                        household TEXT NOT NULL,
                        target TEXT NOT NULL CHECK (target IN ('family', 'townOffice', 'volunteer', 'everyone')),
                        reason TEXT NOT NULL CHECK (reason IN ('asked', 'unwell', 'fall', 'pain', 'general')),
                        at TEXT NOT NULL
                    );

                    CREATE TABLE announcement (
                        id INTEGER PRIMARY KEY,
                        publishedAt TEXT NOT NULL,
                        text TEXT NOT NULL CHECK (text <> '')
                    );
                    CREATE TABLE announcementHeard (
                        announcement INTEGER NOT NULL REFERENCES announcement ON DELETE CASCADE,
                        household TEXT NOT NULL,
                        at TEXT NOT NULL,
                        PRIMARY KEY (announcement, household)
                    );

                    CREATE TABLE speechProfile (
                        household TEXT NOT NULL PRIMARY KEY,
                        paceSteps INTEGER NOT NULL,
                        volumeSteps INTEGER NOT NULL
                    );
                    """)
        }
        migrator.registerMigration("town versions") { database in
            try database.execute(
                sql: """
                    -- A town's files as they were imported: what was true stays readable.
                    CREATE TABLE townVersion (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        town TEXT NOT NULL CHECK (town <> ''),
                        importedAt TEXT NOT NULL
                    );
                    CREATE TABLE townFile (
                        version INTEGER NOT NULL REFERENCES townVersion ON DELETE CASCADE,
                        path TEXT NOT NULL CHECK (path <> ''),
                        contents BLOB NOT NULL,
                        PRIMARY KEY (version, path)
                    );
                    CREATE TABLE townInForce (
                        town TEXT NOT NULL PRIMARY KEY,
                        version INTEGER NOT NULL REFERENCES townVersion
                    );
                    """)
        }
        migrator.registerMigration("alerts heard") { database in
            try database.execute(
                sql: """
                    CREATE TABLE alertHeard (
                        -- Sender, identifier and time of the CAP message.
                        alert TEXT NOT NULL CHECK (alert <> ''),
                        household TEXT NOT NULL,
                        at TEXT NOT NULL,
                        PRIMARY KEY (alert, household)
                    );
                    """)
        }
        migrator.registerMigration("requests that are open") { database in
            try database.execute(
                sql: """
                    -- Whether the resident has said yes to being asked back; what was written before needed no such yes.
                    ALTER TABLE contactRequest ADD COLUMN confirmation TEXT NOT NULL DEFAULT 'given'
                        CHECK (confirmation IN ('given', 'awaited', 'refused'));
                    -- What came of it, in the words of whoever closed it; NULL while it is open.
                    ALTER TABLE contactRequest ADD COLUMN outcome TEXT CHECK (outcome <> '');
                    """)
        }
        registerTownList(town, in: &migrator)
        return migrator
    }
}
