CREATE TABLE `kept_answer` (
	`key` text PRIMARY KEY NOT NULL,
	`request` text NOT NULL,
	`sealed` text,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kept_answer_until` ON `kept_answer` (`until`);