using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class GrantsTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private const string Issuer = "https://login.example.org";

    [Fact]
    public async Task The_first_steward_becomes_an_account_with_a_membership_and_an_entry_of_the_audit_trail()
    {
        var membership = Done(await GrantAsync(Role.Steward, "one", "Stella Example"));

        await using var db = Process.NewContext();
        var account = await db.Principals.SingleAsync(Cancellation);
        var audited = await db.AuditEvents.SingleAsync(Cancellation);
        Assert.Equal((Issuer, "one", "Stella Example"), (account.Issuer, account.Subject, account.Name));
        Assert.Equal(membership, await db.Memberships.SingleAsync(Cancellation));
        Assert.Equal((account.Id, Role.Steward, new DateOnly(2026, 11, 24)), (membership.PrincipalId, membership.Role, membership.ValidFrom));
        Assert.Equal(("grant", "the command line", null), (audited.Action, audited.ActorName, audited.ActorId));
        Assert.Equal((RecordKind.Membership, membership.Id.Value), (audited.SubjectKind, audited.SubjectId));
    }

    [Fact]
    public async Task Granting_again_changes_nothing_and_says_so()
    {
        var membership = Done(await GrantAsync(Role.Steward, "one", "Stella Example"));

        var again = await GrantAsync(Role.Steward, "one", "Another name");

        var refused = Assert.IsType<Outcome<Membership, GrantMembershipError>.Refused>(again);
        Assert.Equal(membership.Id, Assert.IsType<GrantMembershipError.AlreadyGranted>(Assert.Single(refused.Errors)).Id);
        await using var db = Process.NewContext();
        Assert.Equal("Stella Example", (await db.Principals.SingleAsync(Cancellation)).Name);
        Assert.Single(await db.AuditEvents.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task One_account_may_have_both_roles_and_be_given_another_name()
    {
        Done(await GrantAsync(Role.Steward, "one", name: null));

        Done(await GrantAsync(Role.Administrator, "one", "Stella Example"));

        await using var db = Process.NewContext();
        Assert.Equal("Stella Example", (await db.Principals.SingleAsync(Cancellation)).Name);
        Assert.Equal(
            [(Role.Steward, "one"), (Role.Administrator, "Stella Example")],
            (await db.Memberships.ToListAsync(Cancellation)).Select(row => (row.Role, row.MemberName)).Order());
    }

    [Fact]
    public async Task Several_processes_that_grant_the_same_at_once_make_one_membership()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => OtherProcess())
            .Select(process => Task.Run(() => process.Get<Grants>().GrantAsync(Role.Steward, Issuer, "one", null, Cancellation), Cancellation)));

        await using var db = Process.NewContext();
        Assert.Single(outcomes.OfType<Outcome<Membership, GrantMembershipError>.Done>());
        Assert.Single(await db.Memberships.ToListAsync(Cancellation));
        Assert.Single(await db.AuditEvents.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task An_empty_subject_is_refused_and_nothing_is_written()
    {
        var outcome = await GrantAsync(Role.Steward, " ", name: null);

        Assert.IsType<Outcome<Membership, GrantMembershipError>.Refused>(outcome);
        await using var db = Process.NewContext();
        Assert.Empty(await db.Principals.ToListAsync(Cancellation));
    }

    private Task<Outcome<Membership, GrantMembershipError>> GrantAsync(Role role, string subject, string? name) =>
        Process.Get<Grants>().GrantAsync(role, Issuer, subject, name, Cancellation);

    private static Membership Done(Outcome<Membership, GrantMembershipError> outcome) =>
        Assert.IsType<Outcome<Membership, GrantMembershipError>.Done>(outcome).Value;
}

public sealed class GrantsTestsOnSqlite : GrantsTests<SqliteEngine>;

public sealed class GrantsTestsOnPostgres : GrantsTests<PostgresEngine>;
