CREATE TABLE `live_document` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`lineage` text NOT NULL,
	`version` integer NOT NULL,
	`base` text NOT NULL,
	`state` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `not_needed` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
