CREATE TABLE `entry_of_month` (
	`month` text PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	`why` text NOT NULL,
	`chosen_by` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chosen_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_of_month_entry` ON `entry_of_month` (`entry_id`);--> statement-breakpoint
CREATE TABLE `failure_line` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`position` integer NOT NULL,
	`year` integer NOT NULL,
	`text` text NOT NULL,
	`learned` text DEFAULT '' NOT NULL,
	`entry_id` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `failure_line_person` ON `failure_line` (`person_id`);--> statement-breakpoint
CREATE INDEX `failure_line_entry` ON `failure_line` (`entry_id`);--> statement-breakpoint
CREATE TABLE `gathering` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`about` text NOT NULL,
	`at` integer NOT NULL,
	`lasts` integer NOT NULL,
	`place` text NOT NULL,
	`questions` text NOT NULL,
	`made_by` integer NOT NULL,
	`called_off_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gathering_at` ON `gathering` (`at`);--> statement-breakpoint
CREATE TABLE `gathering_part` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`gathering_id` integer NOT NULL,
	`position` integer NOT NULL,
	`person_id` integer,
	`entry_id` integer,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`gathering_id`) REFERENCES `gathering`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `gathering_part_gathering` ON `gathering_part` (`gathering_id`);--> statement-breakpoint
CREATE INDEX `gathering_part_person` ON `gathering_part` (`person_id`);--> statement-breakpoint
CREATE INDEX `gathering_part_entry` ON `gathering_part` (`entry_id`);--> statement-breakpoint
CREATE TABLE `shelf` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shelf_slug_unique` ON `shelf` (`slug`);--> statement-breakpoint
CREATE TABLE `shelf_entry` (
	`shelf_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`position` integer NOT NULL,
	`week` integer,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`shelf_id`, `entry_id`),
	FOREIGN KEY (`shelf_id`) REFERENCES `shelf`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shelf_entry_entry` ON `shelf_entry` (`entry_id`);--> statement-breakpoint
CREATE TABLE `story` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`form` text NOT NULL,
	`tried` text NOT NULL,
	`believed` text NOT NULL,
	`happened` text NOT NULL,
	`criticism` text NOT NULL,
	`learned` text NOT NULL,
	`differently` text NOT NULL,
	`still_wrong` text NOT NULL,
	`slides` text NOT NULL,
	`recording` text NOT NULL,
	`postmortem` integer,
	`month` text,
	`until` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `story_until` ON `story` (`until`);--> statement-breakpoint
CREATE TABLE `story_commitment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`text` text NOT NULL,
	`report_on` text NOT NULL,
	`report` text DEFAULT '' NOT NULL,
	`reported_on` text,
	`reminded_on` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `story_commitment_entry` ON `story_commitment` (`entry_id`);--> statement-breakpoint
CREATE INDEX `story_commitment_due` ON `story_commitment` (`report_on`);--> statement-breakpoint
CREATE TABLE `story_consent` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `story_consent_person` ON `story_consent` (`person_id`);--> statement-breakpoint
CREATE TABLE `story_question` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_on` text,
	`declined_on` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_question_entry` ON `story_question` (`entry_id`);--> statement-breakpoint
CREATE TABLE `unsigned_story` (
	`key` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`state` text NOT NULL,
	`month` text NOT NULL,
	`shown_from` text NOT NULL,
	`told` text,
	`reply` text DEFAULT '' NOT NULL,
	`entry_id` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `unsigned_story_codeHash_unique` ON `unsigned_story` (`code_hash`);--> statement-breakpoint
CREATE TABLE `drill` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`title` text NOT NULL,
	`scene` text NOT NULL,
	`moments` text NOT NULL,
	`steps` text NOT NULL,
	`zone` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drill_entry` ON `drill` (`entry_id`);--> statement-breakpoint
CREATE TABLE `drill_answer` (
	`run_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`step` integer NOT NULL,
	`see` text NOT NULL,
	`would` text NOT NULL,
	`choice` integer,
	`sure` integer,
	PRIMARY KEY(`run_id`, `person_id`, `step`),
	FOREIGN KEY (`run_id`) REFERENCES `drill_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `drill_answer_person` ON `drill_answer` (`person_id`);--> statement-breakpoint
CREATE TABLE `drill_learned` (
	`run_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	PRIMARY KEY(`run_id`, `entry_id`),
	FOREIGN KEY (`run_id`) REFERENCES `drill_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drill_learned_entry` ON `drill_learned` (`entry_id`);--> statement-breakpoint
CREATE TABLE `drill_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`drill_id` integer NOT NULL,
	`together` integer NOT NULL,
	`started_by` integer NOT NULL,
	`started_at` integer NOT NULL,
	`step` integer DEFAULT 0 NOT NULL,
	`revealed` integer DEFAULT false NOT NULL,
	`minutes` integer,
	`step_until` integer,
	`ended_at` integer,
	`noticed` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`drill_id`) REFERENCES `drill`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`started_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drill_run_key_unique` ON `drill_run` (`key`);--> statement-breakpoint
CREATE INDEX `drill_run_drill` ON `drill_run` (`drill_id`);--> statement-breakpoint
CREATE INDEX `drill_run_by` ON `drill_run` (`started_by`);--> statement-breakpoint
CREATE TABLE `drill_seat` (
	`run_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`seat` text NOT NULL,
	PRIMARY KEY(`run_id`, `person_id`),
	FOREIGN KEY (`run_id`) REFERENCES `drill_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `drill_seat_person` ON `drill_seat` (`person_id`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrolment_id` integer NOT NULL,
	`item_key` text NOT NULL,
	`number` integer NOT NULL,
	`answer` text NOT NULL,
	`right` integer NOT NULL,
	`confidence` integer,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_number` ON `attempt` (`enrolment_id`,`item_key`,`number`);--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`enrolment_id` integer NOT NULL,
	`course_title` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text,
	`withdrawn_on` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_code_unique` ON `certificate` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_enrolmentId_unique` ON `certificate` (`enrolment_id`);--> statement-breakpoint
CREATE INDEX `certificate_expires` ON `certificate` (`expires_on`);--> statement-breakpoint
CREATE TABLE `course` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`minutes` integer NOT NULL,
	`edition` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `course_reminder` (
	`enrolment_id` integer NOT NULL,
	`week` text NOT NULL,
	PRIMARY KEY(`enrolment_id`, `week`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `course_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`audience` text NOT NULL,
	`team_id` integer,
	`role` text,
	`joined_since` text,
	`required` integer DEFAULT false NOT NULL,
	`required_because` text DEFAULT '' NOT NULL,
	`due_days` integer,
	`remind` integer DEFAULT true NOT NULL,
	`renewal` text DEFAULT 'none' NOT NULL,
	`renew_months` integer,
	`renew_on` text,
	`ahead_days` integer DEFAULT 30 NOT NULL,
	`grace_days` integer DEFAULT 14 NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_rule_entry` ON `course_rule` (`entry_id`);--> statement-breakpoint
CREATE INDEX `course_rule_team` ON `course_rule` (`team_id`);--> statement-breakpoint
CREATE TABLE `course_waiver` (
	`rule_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`until` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`given_by` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `person_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `course_rule`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`given_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_waiver_person` ON `course_waiver` (`person_id`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`version` integer,
	`state` text DEFAULT 'open' NOT NULL,
	`reason` text NOT NULL,
	`rule_id` integer,
	`opened_on` text NOT NULL,
	`started_on` text,
	`due_on` text,
	`completed_on` text,
	`not_now_until` text,
	`lesson_key` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rule_id`) REFERENCES `course_rule`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolment_open` ON `enrolment` (`entry_id`,`person_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `enrolment_person` ON `enrolment` (`person_id`,`state`);--> statement-breakpoint
CREATE INDEX `enrolment_entry` ON `enrolment` (`entry_id`,`state`);--> statement-breakpoint
CREATE INDEX `enrolment_rule` ON `enrolment` (`rule_id`);--> statement-breakpoint
CREATE TABLE `intention` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrolment_id` integer NOT NULL,
	`when` text NOT NULL,
	`will` text NOT NULL,
	`ask_on` text NOT NULL,
	`asked_on` text,
	`went` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `intention_enrolment` ON `intention` (`enrolment_id`);--> statement-breakpoint
CREATE INDEX `intention_ask` ON `intention` (`ask_on`);--> statement-breakpoint
CREATE TABLE `item_card` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrolment_id` integer NOT NULL,
	`item_key` text NOT NULL,
	`due_at` integer NOT NULL,
	`memory` text NOT NULL,
	`met_on` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_card_once` ON `item_card` (`enrolment_id`,`item_key`);--> statement-breakpoint
CREATE INDEX `item_card_due` ON `item_card` (`due_at`);--> statement-breakpoint
CREATE TABLE `lesson_done` (
	`enrolment_id` integer NOT NULL,
	`lesson_key` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`enrolment_id`, `lesson_key`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reflection` (
	`enrolment_id` integer NOT NULL,
	`key` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`enrolment_id`, `key`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sitting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`at` integer NOT NULL,
	`lasts` integer NOT NULL,
	`place` text NOT NULL,
	`seats` integer,
	`led_by` integer NOT NULL,
	`called_off_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`led_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sitting_entry` ON `sitting` (`entry_id`);--> statement-breakpoint
CREATE INDEX `sitting_at` ON `sitting` (`at`);--> statement-breakpoint
CREATE TABLE `sitting_seat` (
	`sitting_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`attended` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`sitting_id`, `person_id`),
	FOREIGN KEY (`sitting_id`) REFERENCES `sitting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sitting_seat_person` ON `sitting_seat` (`person_id`);