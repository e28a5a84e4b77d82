CREATE TABLE `conversation_version` (
	`talk_id` integer NOT NULL,
	`version` integer NOT NULL,
	`notes` text NOT NULL,
	`by_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`talk_id`, `version`),
	FOREIGN KEY (`talk_id`) REFERENCES `conversation_talk`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `goal_link` (
	`goal_id` integer NOT NULL,
	`position` integer NOT NULL,
	`link` text NOT NULL,
	PRIMARY KEY(`goal_id`, `position`),
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `goal_version` (
	`goal_id` integer NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`goal_id`, `version`),
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
DROP INDEX `conversation_talk_of`;--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_talk_on` ON `conversation_talk` (`conversation_id`,`on`);--> statement-breakpoint
ALTER TABLE `goal` ADD `by_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `goal` ADD `standing` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `goal` ADD `state_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `goal` ADD `asks` integer DEFAULT false NOT NULL;