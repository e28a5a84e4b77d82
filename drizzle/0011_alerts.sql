CREATE TABLE `alert_address` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`hint` text NOT NULL,
	`signing_secret` text,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`switched_off_at` integer,
	`heard_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_address_keyHash_unique` ON `alert_address` (`key_hash`);--> statement-breakpoint
CREATE INDEX `alert_address_team` ON `alert_address` (`team_id`);--> statement-breakpoint
CREATE TABLE `signal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`address_id` integer,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`link` text NOT NULL,
	`status` text NOT NULL,
	`fingerprint` text NOT NULL,
	`raw` text NOT NULL,
	`received_at` integer NOT NULL,
	`clear_from` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`address_id`) REFERENCES `alert_address`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signal_once` ON `signal` (`team_id`,`fingerprint`,`status`,`at`);--> statement-breakpoint
CREATE INDEX `signal_at` ON `signal` (`team_id`,`at`);--> statement-breakpoint
CREATE INDEX `signal_clear` ON `signal` (`clear_from`);