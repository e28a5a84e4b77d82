CREATE TABLE `mentorship_change` (
	`mentorship_id` integer PRIMARY KEY NOT NULL,
	`by_id` integer NOT NULL,
	`aim` text NOT NULL,
	`rhythm` text NOT NULL,
	`ends_on` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorship`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mentorship_version` (
	`mentorship_id` integer NOT NULL,
	`meeting_id` integer NOT NULL,
	`version` integer NOT NULL,
	`words` text NOT NULL,
	`by_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`mentorship_id`, `meeting_id`, `version`),
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorship`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `mentorship` ADD `answer` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `mentorship` ADD `closed_by` integer REFERENCES person(id);