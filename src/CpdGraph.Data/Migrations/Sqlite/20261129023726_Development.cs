using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Development : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "supervisor",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "known_tiers",
                table: "supervisor",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "coach",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "competency_assessment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    competency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    attainment = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    assessed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rationale = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true, collation: "BINARY"),
                    evidence_ids = table.Column<string>(type: "TEXT", nullable: false),
                    answers_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    assessed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessed_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competency_assessment", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_competency_assessment_answers", "answers_id IS NULL OR kind = 'Supervisor'");
                    table.ForeignKey(
                        name: "fk_competency_assessment_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_competency_assessment_competency_assessment_coach_id_answers_id",
                        columns: x => new { x.coach_id, x.answers_id },
                        principalTable: "competency_assessment",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_competency_assessment_competency_competency_id",
                        column: x => x.competency_id,
                        principalTable: "competency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_competency_assessment_principal_assessed_by_id",
                        column: x => x.assessed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "development_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    aspiration = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true, collation: "BINARY"),
                    cpd_target_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    actions = table.Column<string>(type: "TEXT", nullable: false),
                    agreed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    agreed_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_development_plan", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_development_plan_agreed", "(agreed_on IS NULL) = (agreed_by_id IS NULL)");
                    table.CheckConstraint("ck_development_plan_review_on_order", "review_on >= starts_on");
                    table.CheckConstraint("ck_development_plan_revision", "revision >= 1");
                    table.CheckConstraint("ck_development_plan_target", "cpd_target_minutes >= 1");
                    table.ForeignKey(
                        name: "fk_development_plan_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_development_plan_principal_agreed_by_id",
                        column: x => x.agreed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    body = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true, collation: "BINARY"),
                    gathered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    link_url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true, collation: "BINARY"),
                    competency_ids = table.Column<string>(type: "TEXT", nullable: false),
                    sharing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_item", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_evidence_item_revision", "revision >= 1");
                    table.ForeignKey(
                        name: "fk_evidence_item_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pathway_confirmation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pathway_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "BINARY"),
                    met_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    confirmed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    confirmed_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pathway_confirmation", x => new { x.coach_id, x.id });
                    table.ForeignKey(
                        name: "fk_pathway_confirmation_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pathway_confirmation_pathway_pathway_id",
                        column: x => x.pathway_id,
                        principalTable: "pathway",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pathway_confirmation_principal_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pathway_start",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pathway_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    leave_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pathway_start", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_pathway_start_leave_reason", "leave_reason IS NULL OR left_on IS NOT NULL");
                    table.CheckConstraint("ck_pathway_start_left_on_order", "left_on >= started_on");
                    table.ForeignKey(
                        name: "fk_pathway_start_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pathway_start_pathway_pathway_id",
                        column: x => x.pathway_id,
                        principalTable: "pathway",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pathway_start_principal_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readiness_confirmation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    requirement_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "BINARY"),
                    employment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    met_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    confirmed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    confirmed_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readiness_confirmation", x => new { x.coach_id, x.id });
                    table.ForeignKey(
                        name: "fk_readiness_confirmation_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readiness_confirmation_employment_coach_id_employment_id",
                        columns: x => new { x.coach_id, x.employment_id },
                        principalTable: "employment",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readiness_confirmation_principal_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supervision_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    duration_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    supervisor_tier_on_the_day = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    agreed_actions = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true, collation: "BINARY"),
                    logged_by_supervisor = table.Column<bool>(type: "INTEGER", nullable: false),
                    verification = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    confirmed_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision_session", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_supervision_session_confirmed", "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)");
                    table.CheckConstraint("ck_supervision_session_minutes", "duration_minutes >= 1 AND duration_minutes <= 480");
                    table.ForeignKey(
                        name: "fk_supervision_session_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_session_principal_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_session_principal_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_session_supervisor_supervisor_id",
                        column: x => x.supervisor_id,
                        principalTable: "supervisor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tier_award",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    awarded_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false, collation: "BINARY"),
                    recognised_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    evidence_ids = table.Column<string>(type: "TEXT", nullable: false),
                    completion_ids = table.Column<string>(type: "TEXT", nullable: false),
                    override_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    revoked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revocation_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_award", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_tier_award_revocation_reason", "(revocation_reason IS NULL) = (revoked_on IS NULL)");
                    table.CheckConstraint("ck_tier_award_revoked_on_order", "revoked_on >= awarded_on");
                    table.ForeignKey(
                        name: "fk_tier_award_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tier_award_principal_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_competency_assessment_assessed_by_id",
                table: "competency_assessment",
                column: "assessed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_competency_assessment_coach_id_answers_id",
                table: "competency_assessment",
                columns: new[] { "coach_id", "answers_id" });

            migrationBuilder.CreateIndex(
                name: "ix_competency_assessment_coach_id_assessed_on_id",
                table: "competency_assessment",
                columns: new[] { "coach_id", "assessed_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_competency_assessment_competency_id",
                table: "competency_assessment",
                column: "competency_id");

            migrationBuilder.CreateIndex(
                name: "ix_competency_assessment_id",
                table: "competency_assessment",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_development_plan_agreed_by_id",
                table: "development_plan",
                column: "agreed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_development_plan_coach_id_starts_on_id",
                table: "development_plan",
                columns: new[] { "coach_id", "starts_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_development_plan_coach_id_status",
                table: "development_plan",
                columns: new[] { "coach_id", "status" },
                unique: true,
                filter: "status <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_development_plan_id",
                table: "development_plan",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_item_coach_id_gathered_on_id",
                table: "evidence_item",
                columns: new[] { "coach_id", "gathered_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_item_id",
                table: "evidence_item",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_confirmation_coach_id_pathway_id_step_key",
                table: "pathway_confirmation",
                columns: new[] { "coach_id", "pathway_id", "step_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pathway_confirmation_confirmed_by_id",
                table: "pathway_confirmation",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_confirmation_id",
                table: "pathway_confirmation",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_confirmation_pathway_id",
                table: "pathway_confirmation",
                column: "pathway_id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_start_coach_id_pathway_id",
                table: "pathway_start",
                columns: new[] { "coach_id", "pathway_id" },
                unique: true,
                filter: "left_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_start_id",
                table: "pathway_start",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_start_pathway_id",
                table: "pathway_start",
                column: "pathway_id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_start_recorded_by_id",
                table: "pathway_start",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_readiness_confirmation_coach_id_employment_id",
                table: "readiness_confirmation",
                columns: new[] { "coach_id", "employment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_readiness_confirmation_confirmed_by_id",
                table: "readiness_confirmation",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_readiness_confirmation_id",
                table: "readiness_confirmation",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_session_coach_id_kind_held_on_supervisor_id",
                table: "supervision_session",
                columns: new[] { "coach_id", "kind", "held_on", "supervisor_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supervision_session_confirmed_by_id",
                table: "supervision_session",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_session_id",
                table: "supervision_session",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_session_recorded_by_id",
                table: "supervision_session",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_session_supervisor_id",
                table: "supervision_session",
                column: "supervisor_id");

            migrationBuilder.CreateIndex(
                name: "ix_tier_award_coach_id_tier",
                table: "tier_award",
                columns: new[] { "coach_id", "tier" },
                unique: true,
                filter: "revoked_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tier_award_id",
                table: "tier_award",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_tier_award_recorded_by_id",
                table: "tier_award",
                column: "recorded_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "competency_assessment");

            migrationBuilder.DropTable(
                name: "development_plan");

            migrationBuilder.DropTable(
                name: "evidence_item");

            migrationBuilder.DropTable(
                name: "pathway_confirmation");

            migrationBuilder.DropTable(
                name: "pathway_start");

            migrationBuilder.DropTable(
                name: "readiness_confirmation");

            migrationBuilder.DropTable(
                name: "supervision_session");

            migrationBuilder.DropTable(
                name: "tier_award");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "supervisor");

            migrationBuilder.DropColumn(
                name: "known_tiers",
                table: "supervisor");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "coach");
        }
    }
}
