using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SupervisorInvitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invitation_coach_id",
                table: "invitation");

            migrationBuilder.AlterColumn<Guid>(
                name: "coach_id",
                table: "invitation",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "supervisor_id",
                table: "invitation",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_coach_id",
                table: "invitation",
                column: "coach_id",
                unique: true,
                filter: "coach_id IS NOT NULL AND redeemed_at IS NULL AND revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_coach_id_issued_at",
                table: "invitation",
                columns: new[] { "coach_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invitation_supervisor_id",
                table: "invitation",
                column: "supervisor_id",
                unique: true,
                filter: "supervisor_id IS NOT NULL AND redeemed_at IS NULL AND revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_supervisor_id_issued_at",
                table: "invitation",
                columns: new[] { "supervisor_id", "issued_at" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_invitation_record",
                table: "invitation",
                sql: "(coach_id IS NULL) <> (supervisor_id IS NULL)");

            migrationBuilder.AddForeignKey(
                name: "fk_invitation_supervisor_supervisor_id",
                table: "invitation",
                column: "supervisor_id",
                principalTable: "supervisor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_invitation_supervisor_supervisor_id",
                table: "invitation");

            migrationBuilder.DropIndex(
                name: "ix_invitation_coach_id",
                table: "invitation");

            migrationBuilder.DropIndex(
                name: "ix_invitation_coach_id_issued_at",
                table: "invitation");

            migrationBuilder.DropIndex(
                name: "ix_invitation_supervisor_id",
                table: "invitation");

            migrationBuilder.DropIndex(
                name: "ix_invitation_supervisor_id_issued_at",
                table: "invitation");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invitation_record",
                table: "invitation");

            migrationBuilder.DropColumn(
                name: "supervisor_id",
                table: "invitation");

            migrationBuilder.AlterColumn<Guid>(
                name: "coach_id",
                table: "invitation",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_coach_id",
                table: "invitation",
                column: "coach_id");
        }
    }
}
