-- In how many entries each word stands: what tells one text from others is what few of them say. It is
-- kept by src/domain/search/vocabulary.server.ts.
ALTER TABLE `search_vocabulary` ADD COLUMN `entries` integer NOT NULL DEFAULT 0;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_words_counted` USING fts5vocab('search_words', 'row');
--> statement-breakpoint
UPDATE `search_vocabulary` SET `entries` = coalesce((SELECT doc FROM `search_words_counted` WHERE term = word), 1);
--> statement-breakpoint
DROP TABLE `search_words_counted`;
--> statement-breakpoint
-- What was published before versions had names: as it stands now.
INSERT INTO `publication` (`entry_id`, `version`, `person_id`, `at`)
	SELECT `id`, `version`, `published_by`, `published_at` FROM `entry`
	WHERE `published_at` IS NOT NULL AND `published_by` IS NOT NULL;
