CREATE TABLE `reading` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `share_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`secret_hash` text NOT NULL,
	`recipient` text NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` integer,
	`opens` integer DEFAULT 0 NOT NULL,
	`last_opened_day` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `share_link_secretHash_unique` ON `share_link` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `share_link_entry` ON `share_link` (`entry_id`);--> statement-breakpoint
CREATE TABLE `thanks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`entry_id` integer NOT NULL,
	`lesson_id` integer,
	`person_id` integer NOT NULL,
	`sentence` text NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `thanks_once` ON `thanks` (`entry_id`,`kind`,`person_id`) WHERE lesson_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `thanks_lesson_once` ON `thanks` (`lesson_id`,`kind`,`person_id`) WHERE lesson_id IS NOT NULL;