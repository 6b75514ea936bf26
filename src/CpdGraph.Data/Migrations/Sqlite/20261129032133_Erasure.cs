using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "erasure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    supervisor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    pseudonym = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    erased_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasure_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasure_principal_erased_by_id",
                        column: x => x.erased_by_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasure_principal_principal_id",
                        column: x => x.principal_id,
                        principalTable: "principal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasure_supervisor_supervisor_id",
                        column: x => x.supervisor_id,
                        principalTable: "supervisor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_erasure_coach_id",
                table: "erasure",
                column: "coach_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erasure_erased_by_id",
                table: "erasure",
                column: "erased_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_erasure_principal_id",
                table: "erasure",
                column: "principal_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erasure_supervisor_id",
                table: "erasure",
                column: "supervisor_id",
                unique: true);

            // The audit trail stays as it is, but for the name of somebody who was erased: see docs/decisions/0019-erasure.md.
            migrationBuilder.Sql("DROP TRIGGER audit_event_never_changes");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_event
                WHEN NOT (
                    NEW.actor_name IS (SELECT pseudonym FROM erasure WHERE erasure.principal_id = OLD.actor_id)
                    AND NEW.id IS OLD.id
                    AND NEW.at IS OLD.at
                    AND NEW.actor_id IS OLD.actor_id
                    AND NEW.action IS OLD.action
                    AND NEW.subject_kind IS OLD.subject_kind
                    AND NEW.subject_id IS OLD.subject_id
                    AND NEW.coach_id IS OLD.coach_id
                    AND NEW.changed_fields IS OLD.changed_fields
                    AND NEW.trace_id IS OLD.trace_id
                )
                BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_event_never_changes");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_event
                BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END
                """);
            migrationBuilder.DropTable(
                name: "erasure");
        }
    }
}
