CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`address` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `said` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `said_at` ON `said` (`at`);--> statement-breakpoint
CREATE TABLE `written_count` (
	`id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
