-- A database of the release before the town's list, as sqlite3's .dump writes it. All people are invented.
CREATE TABLE alertHeard (
                        -- Sender, identifier and time of the CAP message.
                        alert TEXT NOT NULL CHECK (alert <> ''),
                        household TEXT NOT NULL,
                        at TEXT NOT NULL,
                        PRIMARY KEY (alert, household)
                    );
INSERT INTO "alertHeard" VALUES('jma,JPTA30_1,2026-11-25T08:00:00+09:00','kiyo','2026-11-24 23:01:02.003');
INSERT INTO "alertHeard" VALUES('jma,JPTA30_1,2026-11-25T08:00:00+09:00','hana','2026-11-24 23:01:05.000');
CREATE TABLE announcement (
                        id INTEGER PRIMARY KEY,
                        publishedAt TEXT NOT NULL,
                        text TEXT NOT NULL CHECK (text <> '')
                    );
INSERT INTO "announcement" VALUES(1,'2026-11-20T09:00','水道が止まります。');
INSERT INTO "announcement" VALUES(2,'2026-11-24T08:15','敬老会は、十日です。');
INSERT INTO "announcement" VALUES(5,'2026-11-25T12:00','クマが出ました。');
CREATE TABLE announcementHeard (
                        announcement INTEGER NOT NULL REFERENCES announcement ON DELETE CASCADE,
                        household TEXT NOT NULL,
                        at TEXT NOT NULL,
                        PRIMARY KEY (announcement, household)
                    );
INSERT INTO "announcementHeard" VALUES(1,'hana','2026-11-20 01:00:00.125');
INSERT INTO "announcementHeard" VALUES(1,'kiyo','2026-11-21 02:00:00.000');
INSERT INTO "announcementHeard" VALUES(5,'hana','2026-11-25 04:00:00.875');
CREATE TABLE checkIn (
                        person TEXT NOT NULL,
                        -- Day and time on the town's clocks: "today" is the town's.
                        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                        state TEXT NOT NULL CHECK (state IN ('well', 'unwell')),
                        at TEXT NOT NULL,
                        ask TEXT NOT NULL REFERENCES handledAsk
                    );
INSERT INTO "checkIn" VALUES('kimura-hana','2026-11-24','well','2026-11-24T07:30','0000000B-5C3B-4B57-8A55-0F1E2D3C4B5A');
INSERT INTO "checkIn" VALUES('kimura-hana','2026-11-25','unwell','2026-11-25T07:35','0000000C-5C3B-4B57-8A55-0F1E2D3C4B5A');
INSERT INTO "checkIn" VALUES('kimura-hana','2026-11-25','well','2026-11-25T07:35','0000000D-5C3B-4B57-8A55-0F1E2D3C4B5A');
INSERT INTO "checkIn" VALUES('kimura-kiyo','2026-11-25','well','2026-11-25T10:10','0000000F-5C3B-4B57-8A55-0F1E2D3C4B5A');
CREATE TABLE checkInPause (
                        person TEXT NOT NULL,
                        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                        ask TEXT NOT NULL REFERENCES handledAsk,
                        PRIMARY KEY (person, day)
                    );
INSERT INTO "checkInPause" VALUES('kimura-kenji','2026-11-26','00000010-5C3B-4B57-8A55-0F1E2D3C4B5A');
INSERT INTO "checkInPause" VALUES('kimura-kenji','2026-11-27','00000010-5C3B-4B57-8A55-0F1E2D3C4B5A');
INSERT INTO "checkInPause" VALUES('somebody-unknown','2026-11-25','00000011-5C3B-4B57-8A55-0F1E2D3C4B5A');
CREATE TABLE contactRequest (
                        ask TEXT NOT NULL REFERENCES handledAsk,
                        household TEXT NOT NULL,
                        target TEXT NOT NULL CHECK (target IN ('family', 'townOffice', 'volunteer', 'everyone')),
                        reason TEXT NOT NULL CHECK (reason IN ('asked', 'unwell', 'fall', 'pain', 'general')),
                        at TEXT NOT NULL
                    , confirmation TEXT NOT NULL DEFAULT 'given'
                        CHECK (confirmation IN ('given', 'awaited', 'refused')), outcome TEXT CHECK (outcome <> ''));
INSERT INTO "contactRequest" VALUES('0000000C-5C3B-4B57-8A55-0F1E2D3C4B5A','hana','family','unwell','2026-11-24 22:35:00.250','given',NULL);
INSERT INTO "contactRequest" VALUES('0000000E-5C3B-4B57-8A55-0F1E2D3C4B5A','kiyo','everyone','general','2026-11-25 00:00:00.001','awaited',NULL);
INSERT INTO "contactRequest" VALUES('00000012-5C3B-4B57-8A55-0F1E2D3C4B5A','hana','townOffice','asked','2026-11-25 05:00:00.000','given','電話した。元気だった。');
INSERT INTO "contactRequest" VALUES('00000013-5C3B-4B57-8A55-0F1E2D3C4B5A','kenji','everyone','fall','2026-11-25 06:00:00.000','refused',NULL);
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
INSERT INTO "exchange" VALUES('00000001-5C3B-4B57-8A55-0F1E2D3C4B5A','hana','2026-11-24 22:40:00.000','voice','answered','次の燃えるごみはいつですか',0.93,'nextCollection','{"category":"burnable"}','次の燃えるごみは、明日、木曜日です。',1820.5,140.25,3.5,165.0);
INSERT INTO "exchange" VALUES('00000002-5C3B-4B57-8A55-0F1E2D3C4B5A','hana','2026-11-24 22:41:07.125','voice','notRecognized','',0.12,NULL,'{}','もう一度お願いします。',900.0,88.0,NULL,90.0);
INSERT INTO "exchange" VALUES('00000003-5C3B-4B57-8A55-0F1E2D3C4B5A','kiyo','2026-11-24 22:41:07.125','voice','dialogue','もっとゆっくり',0.88,'slower','{}','はい、ゆっくり話します。',700.0,60.5,0.5,70.0);
INSERT INTO "exchange" VALUES('00000004-5C3B-4B57-8A55-0F1E2D3C4B5A','kiyo','2026-11-25 00:00:00.001','voice','confirmationNeeded','助けて',0.41,'emergency','{"kind":"general"}','助けがいりますか。',500.0,95.0,1.25,80.0);
INSERT INTO "exchange" VALUES('00000005-5C3B-4B57-8A55-0F1E2D3C4B5A','kenji','2026-11-25 03:15:30.999','typed','unknown','𠮷田さんの「電話番号」は？''; DROP TABLE exchange; --',1.0,'telephone','{"clinic":"𠮷田医院"}','わかりません。役場 0242-00-1000 にお電話ください。',NULL,NULL,NULL,NULL);
INSERT INTO "exchange" VALUES('00000006-5C3B-4B57-8A55-0F1E2D3C4B5A','kenji','2026-11-25 14:59:59.999','voice','silence','',0.0,NULL,'{}','',NULL,NULL,NULL,NULL);
INSERT INTO "exchange" VALUES('00000007-5C3B-4B57-8A55-0F1E2D3C4B5A','gone','2026-11-25 15:00:00.000','voice','failed','お父さんは元気ですか',0.75,'familyCheckIn','{"person":"kimura-kenji"}','今は、わかりません。',1200.0,120.0,NULL,NULL);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('exchanges and check-ins');
INSERT INTO "grdb_migrations" VALUES('town versions');
INSERT INTO "grdb_migrations" VALUES('alerts heard');
INSERT INTO "grdb_migrations" VALUES('requests that are open');
CREATE TABLE handledAsk (
                        id TEXT NOT NULL PRIMARY KEY,
                        at TEXT NOT NULL,
                        reply TEXT NOT NULL CHECK (json_valid(reply))
                    );
INSERT INTO "handledAsk" VALUES('0000000B-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-23 22:30:00.000','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('0000000C-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-24 22:35:00.250','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('0000000D-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-24 23:05:00.000','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('0000000E-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-25 00:00:00.001','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('0000000F-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-25 01:10:00.000','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('00000010-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-25 02:00:00.500','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('00000011-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-25 02:30:00.000','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('00000012-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-25 05:00:00.000','{"outcome":"answered","messages":[],"effects":[]}');
INSERT INTO "handledAsk" VALUES('00000013-5C3B-4B57-8A55-0F1E2D3C4B5A','2026-11-25 06:00:00.000','{"outcome":"answered","messages":[],"effects":[]}');
CREATE TABLE speechProfile (
                        household TEXT NOT NULL PRIMARY KEY,
                        paceSteps INTEGER NOT NULL,
                        volumeSteps INTEGER NOT NULL
                    );
INSERT INTO "speechProfile" VALUES('hana',-1,2);
INSERT INTO "speechProfile" VALUES('kiyo',-2,0);
CREATE TABLE townFile (
                        version INTEGER NOT NULL REFERENCES townVersion ON DELETE CASCADE,
                        path TEXT NOT NULL CHECK (path <> ''),
                        contents BLOB NOT NULL,
                        PRIMARY KEY (version, path)
                    );
INSERT INTO "townFile" VALUES(1,'town.yml',X'69643A206B6F6D6F726562690A6E616D653A207B206A613A20E38193E38282E3828CE381B3E794BA207D0A74696D655A6F6E653A20417369612F546F6B796F0A686F757365686F6C64733A20686F6D65732E796D6C2020202320E5AEB60A');
INSERT INTO "townFile" VALUES(1,'homes.yml',X'2D2069643A2068616E610A20207265736964656E743A207B206E616D653A207B206A613A20E69CA8E69D91E88AB1207D207D0A');
INSERT INTO "townFile" VALUES(1,'households.yml',X'2D2069643A206B69796F0A');
INSERT INTO "townFile" VALUES(1,'garbage/区分.csv',X'E78783E38188E3828B2CE69C880A');
INSERT INTO "townFile" VALUES(3,'town.yml',X'69643A206B6F6D6F726562690A6E616D653A207B206A613A20E38193E38282E3828CE381B3E794BA207D0A74696D655A6F6E653A20417369612F546F6B796F0A686F757365686F6C64733A20686F757365686F6C64732E796D6C2020202320E5AEB60A');
INSERT INTO "townFile" VALUES(3,'households.yml',X'2D2069643A2068616E610A');
INSERT INTO "townFile" VALUES(3,'garbage/区分.csv',X'0001FF');
INSERT INTO "townFile" VALUES(4,'town.yml',X'69643A20746F6E6172690A');
CREATE TABLE townInForce (
                        town TEXT NOT NULL PRIMARY KEY,
                        version INTEGER NOT NULL REFERENCES townVersion
                    );
INSERT INTO "townInForce" VALUES('komorebi',3);
INSERT INTO "townInForce" VALUES('tonari',4);
CREATE TABLE townVersion (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        town TEXT NOT NULL CHECK (town <> ''),
                        importedAt TEXT NOT NULL
                    );
INSERT INTO "townVersion" VALUES(1,'komorebi','2026-11-01 00:00:00.500');
INSERT INTO "townVersion" VALUES(3,'komorebi','2026-11-20 03:04:05.678');
INSERT INTO "townVersion" VALUES(4,'tonari','2026-11-21 00:00:00.000');
CREATE INDEX exchangeByTime ON exchange (household, at);
CREATE INDEX checkInByDay ON checkIn (person, day);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('townVersion',4);
