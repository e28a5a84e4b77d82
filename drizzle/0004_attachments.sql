CREATE TABLE `attachment` (
	`name` text PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachment_entry` ON `attachment` (`entry_id`);--> statement-breakpoint
CREATE TABLE `facilitator_asked` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `facilitator_wanted`(`entry_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `facilitator_asked_person` ON `facilitator_asked` (`person_id`);--> statement-breakpoint
CREATE TABLE `facilitator_offer` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `facilitator_wanted` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `part` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`, `role`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `part_person` ON `part` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `part_one_facilitator` ON `part` (`entry_id`) WHERE role = 'facilitator';--> statement-breakpoint
CREATE TABLE `publication` (
	`entry_id` integer NOT NULL,
	`version` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `version`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `review_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`version` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`note` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_request_entry` ON `review_request` (`entry_id`);--> statement-breakpoint
CREATE TABLE `verdict` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`verdict` text NOT NULL,
	`sentence` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `review_request`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `verdict_request` ON `verdict` (`request_id`);--> statement-breakpoint
CREATE INDEX `verdict_entry` ON `verdict` (`entry_id`);