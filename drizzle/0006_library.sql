CREATE TABLE `link` (
	`from_entry_id` integer NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`from_entry_id`, `kind`, `number`),
	FOREIGN KEY (`from_entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `link_to` ON `link` (`kind`,`number`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`shared` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_view_person` ON `saved_view` (`person_id`);--> statement-breakpoint
CREATE TABLE `search_terms` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`terms` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
