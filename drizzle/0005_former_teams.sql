CREATE TABLE `erasure_asked` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `former_team` (
	`slug` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`team_id` integer NOT NULL,
	`merged_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `former_team_team` ON `former_team` (`team_id`);