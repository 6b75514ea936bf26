using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PlacesAndMoney : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "bodies",
                table: "funding_rule",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "condition",
                table: "funding_rule",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fact",
                table: "funding_rule",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AlterColumn<Guid>(
                name: "completion_id",
                table: "funding_award",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "allocation_id",
                table: "funding_award",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "awarded_on",
                table: "funding_award",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<Guid>(
                name: "enrolment_id",
                table: "funding_award",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "enrolment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    late_cancellation = table.Column<bool>(type: "boolean", nullable: false),
                    substitute_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    substituted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sessions_attended = table.Column<string>(type: "text", nullable: false),
                    completion_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cost_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    cost_pence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => new { x.coach_id, x.id });
                    table.CheckConstraint("ck_enrolment_cost", "cost_pence >= 0");
                    table.CheckConstraint("ck_enrolment_number", "number >= 1");
                    table.ForeignKey(
                        name: "fk_enrolment_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_completion_coach_id_completion_id",
                        columns: x => new { x.coach_id, x.completion_id },
                        principalTable: "completion",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_offer_run_run_id",
                        column: x => x.run_id,
                        principalTable: "offer_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_organisation_employer_id",
                        column: x => x.employer_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_principal_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_principal_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_allocation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stream_id = table.Column<Guid>(type: "uuid", nullable: false),
                    committed_pence = table.Column<long>(type: "bigint", nullable: false),
                    spent_pence = table.Column<long>(type: "bigint", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    last_entry = table.Column<int>(type: "integer", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_pence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_allocation", x => x.id);
                    table.CheckConstraint("ck_funding_allocation_closes_on_order", "closes_on >= opens_on");
                    table.CheckConstraint("ck_funding_allocation_money", "committed_pence >= 0 AND spent_pence >= 0 AND committed_pence + spent_pence <= amount_pence");
                    table.ForeignKey(
                        name: "fk_funding_allocation_funding_stream_stream_id",
                        column: x => x.stream_id,
                        principalTable: "funding_stream",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_allocation_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_allocation_principal_recorded_by_id",
                        column: x => x.recorded_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_places",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    last_number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_places", x => x.run_id);
                    table.CheckConstraint("ck_run_places_taken", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)");
                    table.ForeignKey(
                        name: "fk_run_places_offer_run_run_id",
                        column: x => x.run_id,
                        principalTable: "offer_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_step",
                columns: table => new
                {
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_step", x => new { x.coach_id, x.enrolment_id, x.number });
                    table.CheckConstraint("ck_enrolment_step_number", "number >= 1");
                    table.ForeignKey(
                        name: "fk_enrolment_step_enrolment_coach_id_enrolment_id",
                        columns: x => new { x.coach_id, x.enrolment_id },
                        principalTable: "enrolment",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_enrolment_step_principal_by_id",
                        column: x => x.by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entry",
                columns: table => new
                {
                    allocation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    pence = table.Column<long>(type: "bigint", nullable: false),
                    remaining_pence = table.Column<long>(type: "bigint", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entry", x => new { x.allocation_id, x.number });
                    table.CheckConstraint("ck_ledger_entry_amounts", "pence > 0 AND remaining_pence >= 0");
                    table.CheckConstraint("ck_ledger_entry_award", "(award_id IS NULL) = (kind = 'Allocated') AND (award_id IS NULL) = (coach_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_ledger_entry_funding_allocation_allocation_id",
                        column: x => x.allocation_id,
                        principalTable: "funding_allocation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_entry_funding_award_coach_id_award_id",
                        columns: x => new { x.coach_id, x.award_id },
                        principalTable: "funding_award",
                        principalColumns: new[] { "coach_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_entry_principal_by_id",
                        column: x => x.by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_funding_rule_fact",
                table: "funding_rule",
                sql: "(fact IS NOT NULL) = (condition IS NOT NULL AND condition = 'FactNotKept')");

            migrationBuilder.CreateIndex(
                name: "ix_funding_award_allocation_id_id",
                table: "funding_award",
                columns: new[] { "allocation_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_funding_award_coach_id_enrolment_id_position",
                table: "funding_award",
                columns: new[] { "coach_id", "enrolment_id", "position" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_funding_award_target",
                table: "funding_award",
                sql: "enrolment_id IS NOT NULL OR completion_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_coach_id_completion_id",
                table: "enrolment",
                columns: new[] { "coach_id", "completion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_coach_id_offer_id",
                table: "enrolment",
                columns: new[] { "coach_id", "offer_id" },
                unique: true,
                filter: "status IN ('Requested', 'WaitingList', 'Booked')");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_coach_id_requested_at_id",
                table: "enrolment",
                columns: new[] { "coach_id", "requested_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_decided_by_id",
                table: "enrolment",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_employer_id",
                table: "enrolment",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_id",
                table: "enrolment",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_offer_id",
                table: "enrolment",
                column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_requested_by_id",
                table: "enrolment",
                column: "requested_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_run_id_number",
                table: "enrolment",
                columns: new[] { "run_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_step_by_id",
                table: "enrolment_step",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_allocation_organisation_id_closes_on_id",
                table: "funding_allocation",
                columns: new[] { "organisation_id", "closes_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funding_allocation_recorded_by_id",
                table: "funding_allocation",
                column: "recorded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_allocation_stream_id",
                table: "funding_allocation",
                column: "stream_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_by_id",
                table: "ledger_entry",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_coach_id_at",
                table: "ledger_entry",
                columns: new[] { "coach_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_coach_id_award_id",
                table: "ledger_entry",
                columns: new[] { "coach_id", "award_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_id",
                table: "ledger_entry",
                column: "id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_funding_award_enrolment_coach_id_enrolment_id",
                table: "funding_award",
                columns: new[] { "coach_id", "enrolment_id" },
                principalTable: "enrolment",
                principalColumns: new[] { "coach_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_funding_award_funding_allocation_allocation_id",
                table: "funding_award",
                column: "allocation_id",
                principalTable: "funding_allocation",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(
                """
                UPDATE funding_award SET awarded_on = completion.occurred_on
                FROM completion WHERE completion.coach_id = funding_award.coach_id AND completion.id = funding_award.completion_id
                """);
            migrationBuilder.Sql(
                """
                CREATE FUNCTION ledger_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN
                    IF TG_OP = 'UPDATE' AND TG_LEVEL = 'ROW' THEN
                        IF NEW.reason IS NULL AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger_entry is append-only';
                END $$
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER ledger_entry_never_changes BEFORE UPDATE ON ledger_entry
                FOR EACH ROW EXECUTE FUNCTION ledger_entry_is_append_only()
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER ledger_entry_never_goes BEFORE DELETE OR TRUNCATE ON ledger_entry
                FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_is_append_only()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION ledger_entry_is_append_only() CASCADE");

            migrationBuilder.DropForeignKey(
                name: "fk_funding_award_enrolment_coach_id_enrolment_id",
                table: "funding_award");

            migrationBuilder.DropForeignKey(
                name: "fk_funding_award_funding_allocation_allocation_id",
                table: "funding_award");

            migrationBuilder.DropTable(
                name: "enrolment_step");

            migrationBuilder.DropTable(
                name: "ledger_entry");

            migrationBuilder.DropTable(
                name: "run_places");

            migrationBuilder.DropTable(
                name: "enrolment");

            migrationBuilder.DropTable(
                name: "funding_allocation");

            migrationBuilder.DropCheckConstraint(
                name: "ck_funding_rule_fact",
                table: "funding_rule");

            migrationBuilder.DropIndex(
                name: "ix_funding_award_allocation_id_id",
                table: "funding_award");

            migrationBuilder.DropIndex(
                name: "ix_funding_award_coach_id_enrolment_id_position",
                table: "funding_award");

            migrationBuilder.DropCheckConstraint(
                name: "ck_funding_award_target",
                table: "funding_award");

            migrationBuilder.DropColumn(
                name: "bodies",
                table: "funding_rule");

            migrationBuilder.DropColumn(
                name: "condition",
                table: "funding_rule");

            migrationBuilder.DropColumn(
                name: "fact",
                table: "funding_rule");

            migrationBuilder.DropColumn(
                name: "allocation_id",
                table: "funding_award");

            migrationBuilder.DropColumn(
                name: "awarded_on",
                table: "funding_award");

            migrationBuilder.DropColumn(
                name: "enrolment_id",
                table: "funding_award");

            migrationBuilder.AlterColumn<Guid>(
                name: "completion_id",
                table: "funding_award",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
