CREATE TABLE `incoming_address` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`hint` text NOT NULL,
	`signing_secret` text,
	`makes` text NOT NULL,
	`fields` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`switched_off_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incoming_address_keyHash_unique` ON `incoming_address` (`key_hash`);--> statement-breakpoint
CREATE INDEX `incoming_address_team` ON `incoming_address` (`team_id`);--> statement-breakpoint
CREATE TABLE `incoming_message` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_id` integer NOT NULL,
	`delivery` text NOT NULL,
	`received_at` integer NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`became` text,
	FOREIGN KEY (`address_id`) REFERENCES `incoming_address`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incoming_message_delivery` ON `incoming_message` (`address_id`,`delivery`);--> statement-breakpoint
CREATE INDEX `incoming_message_received` ON `incoming_message` (`received_at`);--> statement-breakpoint
ALTER TABLE `webhook` ADD `earlier_secret` text;--> statement-breakpoint
ALTER TABLE `webhook` ADD `earlier_until` integer;--> statement-breakpoint
ALTER TABLE `outbox_try` ADD `answer` text;