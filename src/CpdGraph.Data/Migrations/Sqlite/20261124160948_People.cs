using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    action = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "BINARY"),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    changed_fields = table.Column<string>(type: "TEXT", nullable: false),
                    trace_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "principal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_principal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "coach",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true, collation: "BINARY"),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    registrations = table.Column<string>(type: "TEXT", nullable: false),
                    specialism_ids = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coach", x => x.id);
                    table.CheckConstraint("ck_coach_revision", "revision >= 1");
                    table.ForeignKey(
                        name: "fk_coach_principal_principal_id",
                        column: x => x.principal_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_record",
                columns: table => new
                {
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    answered = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_record", x => new { x.principal_id, x.key });
                    table.ForeignKey(
                        name: "fk_idempotency_record_principal_principal_id",
                        column: x => x.principal_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invitee_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    issued_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    redeemed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    redeemed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.CheckConstraint("ck_invitation_expires_at_order", "expires_at >= issued_at");
                    table.CheckConstraint("ck_invitation_redeemed", "(redeemed_at IS NULL) = (redeemed_by_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_invitation_principal_issued_by_id",
                        column: x => x.issued_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitation_principal_redeemed_by_id",
                        column: x => x.redeemed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    granted_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    granted_by_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revocation_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => x.id);
                    table.CheckConstraint("ck_membership_provider", "(provider_id IS NOT NULL) = (role = 'Publisher')");
                    table.CheckConstraint("ck_membership_relation", "(relation IS NULL) = (organisation_id IS NULL)");
                    table.CheckConstraint("ck_membership_role", "role <> 'Coach'");
                    table.CheckConstraint("ck_membership_valid_to_order", "valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_membership_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_principal_granted_by_id",
                        column: x => x.granted_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_principal_principal_id",
                        column: x => x.principal_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_provider_provider_id",
                        column: x => x.provider_id,
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_submission",
                columns: table => new
                {
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    submitted_by_name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_submission", x => new { x.offer_id, x.submitted_at });
                    table.ForeignKey(
                        name: "fk_offer_submission_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offer_submission_principal_submitted_by_id",
                        column: x => x.submitted_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_withdrawal",
                columns: table => new
                {
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_withdrawal", x => x.offer_id);
                    table.ForeignKey(
                        name: "fk_offer_withdrawal_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offer_withdrawal_principal_withdrawn_by_id",
                        column: x => x.withdrawn_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supervisor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true, collation: "BINARY"),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    clinical_registrations = table.Column<string>(type: "TEXT", nullable: false),
                    capacity_minutes_per_month = table.Column<int>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervisor", x => x.id);
                    table.CheckConstraint("ck_supervisor_capacity", "capacity_minutes_per_month >= 0");
                    table.CheckConstraint("ck_supervisor_revision", "revision >= 1");
                    table.ForeignKey(
                        name: "fk_supervisor_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervisor_principal_principal_id",
                        column: x => x.principal_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "completion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offer_version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    occurred_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cpd_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    days_attended = table.Column<decimal>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    verification = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    checked_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    checked_by_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    rejection_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    evidence_url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true, collation: "BINARY"),
                    replaces_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true, collation: "BINARY"),
                    cost_pence = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completion", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_completion_checked", "verification NOT IN ('Verified', 'Rejected') OR checked_at IS NOT NULL");
                    table.CheckConstraint("ck_completion_cost", "cost_pence >= 0");
                    table.CheckConstraint("ck_completion_days", "CAST(days_attended AS numeric) > 0");
                    table.CheckConstraint("ck_completion_minutes", "cpd_minutes >= 1");
                    table.CheckConstraint("ck_completion_rejection_reason", "(rejection_reason IS NOT NULL) = (verification = 'Rejected')");
                    table.CheckConstraint("ck_completion_replaces", "replaces_id <> id");
                    table.ForeignKey(
                        name: "fk_completion_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_completion_completion_coach_id_replaces_id",
                        columns: x => new { x.coach_id, x.replaces_id },
                        principalTable: "completion",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_completion_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_completion_offer_run_run_id",
                        column: x => x.run_id,
                        principalTable: "offer_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_completion_offer_version_offer_version_id",
                        column: x => x.offer_version_id,
                        principalTable: "offer_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_completion_principal_checked_by_id",
                        column: x => x.checked_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_completion_principal_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "employment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    placed_with_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    job_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    whole_time_equivalent = table.Column<decimal>(type: "TEXT", nullable: true),
                    funded_by_arrs = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employment", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_employment_ended_on_order", "ended_on >= started_on");
                    table.CheckConstraint("ck_employment_whole_time_equivalent", "CAST(whole_time_equivalent AS numeric) > 0 AND CAST(whole_time_equivalent AS numeric) <= 1");
                    table.ForeignKey(
                        name: "fk_employment_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employment_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employment_organisation_placed_with_id",
                        column: x => x.placed_with_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "informal_learning",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cpd_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    reflection = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true, collation: "BINARY"),
                    verification = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    competency_ids = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_informal_learning", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_informal_learning_minutes", "cpd_minutes >= 1 AND cpd_minutes <= 1440");
                    table.ForeignKey(
                        name: "fk_informal_learning_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_informal_learning_principal_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supervisor_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervisor_assignment", x => new { x.coach_id, x.id });
                    table.ForeignKey(
                        name: "fk_supervisor_assignment_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervisor_assignment_supervisor_supervisor_id",
                        column: x => x.supervisor_id,
                        principalTable: "supervisor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_award",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    completion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    stream_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    employer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    share_percent = table.Column<decimal>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "BINARY"),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true, collation: "BINARY"),
                    amount_pence = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_award", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_funding_award_amount", "amount_pence >= 0");
                    table.CheckConstraint("ck_funding_award_position", "position >= 1");
                    table.CheckConstraint("ck_funding_award_share", "CAST(share_percent AS numeric) >= 0 AND CAST(share_percent AS numeric) <= 100");
                    table.ForeignKey(
                        name: "fk_funding_award_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_award_completion_coach_id_completion_id",
                        columns: x => new { x.coach_id, x.completion_id },
                        principalTable: "completion",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_funding_award_funding_stream_stream_id",
                        column: x => x.stream_id,
                        principalTable: "funding_stream",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_award_organisation_employer_id",
                        column: x => x.employer_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_actor_id_at_id",
                table: "audit_event",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_at_id",
                table: "audit_event",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_coach_id_at_id",
                table: "audit_event",
                columns: new[] { "coach_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_subject_id_at_id",
                table: "audit_event",
                columns: new[] { "subject_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_display_name_id",
                table: "coach",
                columns: new[] { "display_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_principal_id",
                table: "coach",
                column: "principal_id");

            migrationBuilder.CreateIndex(
                name: "ix_completion_checked_by_id",
                table: "completion",
                column: "checked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_completion_coach_id_occurred_on_id",
                table: "completion",
                columns: new[] { "coach_id", "occurred_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_completion_coach_id_replaces_id",
                table: "completion",
                columns: new[] { "coach_id", "replaces_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_completion_id",
                table: "completion",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_completion_offer_id_coach_id",
                table: "completion",
                columns: new[] { "offer_id", "coach_id" });

            migrationBuilder.CreateIndex(
                name: "ix_completion_offer_version_id",
                table: "completion",
                column: "offer_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_completion_recorded_by_id",
                table: "completion",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_completion_run_id",
                table: "completion",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_employment_id",
                table: "employment",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_employment_organisation_id",
                table: "employment",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_employment_placed_with_id",
                table: "employment",
                column: "placed_with_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_award_coach_id_completion_id_position",
                table: "funding_award",
                columns: new[] { "coach_id", "completion_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_award_employer_id",
                table: "funding_award",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_award_id",
                table: "funding_award",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_award_stream_id",
                table: "funding_award",
                column: "stream_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_record_created_at",
                table: "idempotency_record",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_informal_learning_coach_id_occurred_on_id",
                table: "informal_learning",
                columns: new[] { "coach_id", "occurred_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_informal_learning_id",
                table: "informal_learning",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_informal_learning_recorded_by_id",
                table: "informal_learning",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_coach_id",
                table: "invitation",
                column: "coach_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_code_hash",
                table: "invitation",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_issued_by_id",
                table: "invitation",
                column: "issued_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_redeemed_by_id",
                table: "invitation",
                column: "redeemed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_granted_by_id",
                table: "membership",
                column: "granted_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_organisation_id",
                table: "membership",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_principal_id",
                table: "membership",
                column: "principal_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_principal_id_role",
                table: "membership",
                columns: new[] { "principal_id", "role" },
                unique: true,
                filter: "provider_id IS NULL AND organisation_id IS NULL AND revoked_at IS NULL AND valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_principal_id_role_organisation_id_relation",
                table: "membership",
                columns: new[] { "principal_id", "role", "organisation_id", "relation" },
                unique: true,
                filter: "organisation_id IS NOT NULL AND revoked_at IS NULL AND valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_principal_id_role_provider_id",
                table: "membership",
                columns: new[] { "principal_id", "role", "provider_id" },
                unique: true,
                filter: "provider_id IS NOT NULL AND revoked_at IS NULL AND valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_provider_id",
                table: "membership",
                column: "provider_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_submission_submitted_by_id",
                table: "offer_submission",
                column: "submitted_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_withdrawal_withdrawn_by_id",
                table: "offer_withdrawal",
                column: "withdrawn_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_principal_coach_id",
                table: "principal",
                column: "coach_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_principal_issuer_subject",
                table: "principal",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_coach_id",
                table: "supervisor",
                column: "coach_id");

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_display_name_id",
                table: "supervisor",
                columns: new[] { "display_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_organisation_id",
                table: "supervisor",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_principal_id",
                table: "supervisor",
                column: "principal_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_assignment_coach_id_kind",
                table: "supervisor_assignment",
                columns: new[] { "coach_id", "kind" },
                unique: true,
                filter: "ends_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_assignment_id",
                table: "supervisor_assignment",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_supervisor_assignment_supervisor_id",
                table: "supervisor_assignment",
                column: "supervisor_id");

            // What was done stays written: see AuditMapping. A migration that rebuilds the table must make these again.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_event
                BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_goes BEFORE DELETE ON audit_event
                BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_event");

            migrationBuilder.DropTable(
                name: "employment");

            migrationBuilder.DropTable(
                name: "funding_award");

            migrationBuilder.DropTable(
                name: "idempotency_record");

            migrationBuilder.DropTable(
                name: "informal_learning");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "offer_submission");

            migrationBuilder.DropTable(
                name: "offer_withdrawal");

            migrationBuilder.DropTable(
                name: "supervisor_assignment");

            migrationBuilder.DropTable(
                name: "completion");

            migrationBuilder.DropTable(
                name: "supervisor");

            migrationBuilder.DropTable(
                name: "coach");

            migrationBuilder.DropTable(
                name: "principal");
        }
    }
}
