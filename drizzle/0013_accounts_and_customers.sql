CREATE TABLE `witness` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `witness_person` ON `witness` (`person_id`);--> statement-breakpoint
CREATE TABLE `public_document` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`zone` text NOT NULL,
	`shows` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` integer NOT NULL,
	`approved_at` integer,
	`approved_by` integer,
	`approved_text` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idea` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`meeting_id` integer,
	`text` text NOT NULL,
	`person_id` integer NOT NULL,
	`parked_at` integer NOT NULL,
	`ripe_at` integer NOT NULL,
	`decision` text,
	`decided_at` integer,
	`decided_by` integer,
	`change_id` integer,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_id`) REFERENCES `change`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `idea_entry` ON `idea` (`entry_id`);--> statement-breakpoint
CREATE INDEX `idea_change` ON `idea` (`change_id`);--> statement-breakpoint
CREATE INDEX `idea_ripe` ON `idea` (`ripe_at`) WHERE decided_at IS NULL;--> statement-breakpoint
CREATE TABLE `meeting_invited` (
	`meeting_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meeting_invited_person` ON `meeting_invited` (`person_id`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`entry_id` integer NOT NULL,
	`at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`zone` text NOT NULL,
	`planned_by` integer NOT NULL,
	`revision` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`planned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_uid_unique` ON `meeting` (`uid`);--> statement-breakpoint
CREATE INDEX `meeting_entry` ON `meeting` (`entry_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_one_open` ON `meeting` (`entry_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `meeting_note` (
	`meeting_id` integer NOT NULL,
	`point` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `point`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `meeting_poll` (
	`meeting_id` integer PRIMARY KEY NOT NULL,
	`learned` integer DEFAULT 0 NOT NULL,
	`learned_nothing` integer DEFAULT 0 NOT NULL,
	`again` integer DEFAULT 0 NOT NULL,
	`not_again` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `personal_account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer,
	`role` text NOT NULL,
	`text` text NOT NULL,
	`with_name` integer NOT NULL,
	`came_as` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_account_one` ON `personal_account` (`entry_id`,`person_id`);