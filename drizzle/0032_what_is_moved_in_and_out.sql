CREATE TABLE `moving_line` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`sentence` text NOT NULL,
	`href` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `moving_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `moving_line_run` ON `moving_line` (`run_id`,`kind`,`id`);--> statement-breakpoint
CREATE TABLE `moving_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`work` text NOT NULL,
	`person_id` integer NOT NULL,
	`dry_run` integer NOT NULL,
	`asked` text NOT NULL,
	`state` text NOT NULL,
	`step` text DEFAULT '' NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer,
	`place` text,
	`counts` text NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`stop_asked_at` integer,
	`leased_by` text,
	`leased_until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moving_run_key_unique` ON `moving_run` (`key`);--> statement-breakpoint
CREATE INDEX `moving_run_person` ON `moving_run` (`person_id`,`work`);--> statement-breakpoint
CREATE INDEX `moving_run_state` ON `moving_run` (`state`,`started_at`);