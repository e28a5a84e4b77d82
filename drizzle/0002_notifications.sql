CREATE TABLE `notification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`entry_id` integer NOT NULL,
	`subject` text NOT NULL,
	`by_id` integer,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_once` ON `notification` (`person_id`,`kind`,`entry_id`,`subject`);--> statement-breakpoint
CREATE INDEX `notification_person` ON `notification` (`person_id`,`read_at`,`at`);--> statement-breakpoint
CREATE INDEX `notification_entry` ON `notification` (`entry_id`);--> statement-breakpoint
ALTER TABLE `change` ADD `type` text;--> statement-breakpoint
ALTER TABLE `change` ADD `end_state` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `factor` ADD `kind` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `postmortem` ADD `kind` text DEFAULT 'incident' NOT NULL;--> statement-breakpoint
ALTER TABLE `postmortem` ADD `template` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `postmortem` ADD `durations` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `timeline_event` ADD `question` text DEFAULT '' NOT NULL;