CREATE TABLE `proposed_skill` (
	`person_id` integer NOT NULL,
	`folded` text NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`wants` integer NOT NULL,
	`proposed_by` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `folded`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `skills_seen` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`seen_teach` text NOT NULL,
	`seen_do` text NOT NULL,
	`seen_learn` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `growth_profile` DROP COLUMN `seen_teach`;--> statement-breakpoint
ALTER TABLE `growth_profile` DROP COLUMN `seen_do`;--> statement-breakpoint
ALTER TABLE `growth_profile` DROP COLUMN `seen_learn`;