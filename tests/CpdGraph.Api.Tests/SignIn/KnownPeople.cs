using System.Collections.Concurrent;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;

namespace CpdGraph.Api.Tests.SignIn;

/// <summary>Accounts in memory, in place of those in a database.</summary>
internal sealed class KnownPeople : ICallerReader
{
    private readonly ConcurrentDictionary<(string, string), CallerFacts> facts = new();

    /// <summary>Subjects that were looked up, in order.</summary>
    public ConcurrentQueue<(string Issuer, string Subject)> Asked { get; } = new();

    /// <summary>A look-up of this subject fails as it does when the database is gone.</summary>
    public string? Failing { get; set; }

    /// <summary>Keeps an account with a membership for each role.</summary>
    public void Add(string issuer, string subject, params Role[] roles) =>
        Add(issuer, subject, [.. roles.Select(role => new KnownMembership(role))]);

    public void Add(string issuer, string subject, params KnownMembership[] memberships)
    {
        var principal = new Principal
        {
            Id = new PrincipalId(Guid.CreateVersion7()),
            Issuer = issuer,
            Subject = subject,
            Name = "Known Person",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };

        facts[(issuer, subject)] = new CallerFacts
        {
            Issuer = issuer,
            Subject = subject,
            Principal = principal,
            Memberships = [.. memberships.Select(known => MembershipOf(principal, known))],
        };
    }

    public ValueTask<CallerFacts?> FindAsync(string issuer, string subject, CancellationToken cancellation)
    {
        Asked.Enqueue((issuer, subject));

        return subject == Failing ? throw new InvalidOperationException("The database is gone.") : new(facts.GetValueOrDefault((issuer, subject)));
    }

    private static Membership MembershipOf(Principal principal, KnownMembership known) => new()
    {
        Id = new MembershipId(Guid.CreateVersion7()),
        PrincipalId = principal.Id,
        MemberName = principal.Name,
        Role = known.Role,
        OrganisationId = known.Organisation,
        Relation = known.Organisation is null ? null : OrganisationRelation.Oversees,
        ValidFrom = new DateOnly(2026, 1, 1),
        GrantedByName = "The command line",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}

internal sealed record KnownMembership(Role Role, OrganisationId? Organisation = null);
