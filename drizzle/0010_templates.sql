CREATE TABLE `factor_kind` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `factor_kind_name_unique` ON `factor_kind` (`name`);--> statement-breakpoint
CREATE TABLE `postmortem_template` (
	`slug` text PRIMARY KEY NOT NULL,
	`content` text,
	`retired_at` integer,
	`changed_at` integer NOT NULL,
	`changed_by` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
