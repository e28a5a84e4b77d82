ALTER TABLE `continuation` ADD `time` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `continuation_open` ON `continuation` (`entry_id`) WHERE decision IS NULL;