CREATE TABLE `insight_letter` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`team_id` integer,
	`sent_for` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `pulse_asked` (
	`round_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`part` integer NOT NULL,
	`answered` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`round_id`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `pulse_round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `pulse_asked_person` ON `pulse_asked` (`person_id`);--> statement-breakpoint
CREATE TABLE `pulse_comment` (
	`key` text PRIMARY KEY NOT NULL,
	`round_id` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `pulse_round`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pulse_released` (
	`round_id` integer NOT NULL,
	`cut` text NOT NULL,
	`item` text NOT NULL,
	`n` integer NOT NULL,
	`mean` real NOT NULL,
	`spread` real NOT NULL,
	`step` real NOT NULL,
	PRIMARY KEY(`round_id`, `cut`, `item`),
	FOREIGN KEY (`round_id`) REFERENCES `pulse_round`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pulse_reply` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`cut` text NOT NULL,
	`item` text NOT NULL,
	`words` text NOT NULL,
	`change_id` integer,
	`person_id` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `pulse_round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`change_id`) REFERENCES `change`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pulse_reply_round` ON `pulse_reply` (`round_id`);--> statement-breakpoint
CREATE INDEX `pulse_reply_change` ON `pulse_reply` (`change_id`);--> statement-breakpoint
CREATE TABLE `pulse_round` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`items` text NOT NULL,
	`source` text NOT NULL,
	`scale` integer NOT NULL,
	`fewest` integer NOT NULL,
	`fewest_comments` integer NOT NULL,
	`cuts` text NOT NULL,
	`opened_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`closed_on` text,
	`comments_on` text,
	`opened_by` integer,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pulse_sealed` (
	`key` text PRIMARY KEY NOT NULL,
	`round_id` integer NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `pulse_round`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
