using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Lets a person or program act: makes their account, and a supervisor's record, where there is none yet.</summary>
internal sealed class GrantMembership(CpdContext db, RequestCatalogue catalogue, Caller caller, TimeProvider clock) : IMutation<GrantMembershipInput, Membership>
{
    public async Task<Outcome<Effect<Membership>, UserError>> RunAsync(GrantMembershipInput input, CancellationToken cancellation)
    {
        var facts = await ReadAsync(input.Principal, cancellation);

        return MembershipRules.Grant(Read(input), facts).Match<Outcome<Effect<Membership>, UserError>>(Keep, errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<Membership?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.Memberships.FirstOrDefaultAsync(row => row.Id == new MembershipId(answered.Id), cancellation);

    private async Task<MembershipFacts> ReadAsync(PrincipalKeyInput key, CancellationToken cancellation)
    {
        // As the rule keeps them: without blanks around.
        var (issuer, subject) = (key.Issuer.Trim(), key.Subject.Trim());

        // What the rule refuses is not looked for: not every text can be asked for.
        var member = issuer.Any(char.IsControl) || subject.Any(char.IsControl)
            ? null
            : await db.Principals.FirstOrDefaultAsync(row => row.Issuer == issuer && row.Subject == subject, cancellation);
        var now = clock.GetUtcNow();

        // The member's other memberships decide.
        if (member is not null)
        {
            await db.LockAsync(member.Id, cancellation);
        }

        return new MembershipFacts
        {
            Granter = caller,
            Member = member,
            Supervisor = member is null ? null : await db.Supervisors.FirstOrDefaultAsync(row => row.PrincipalId == member.Id, cancellation),
            Existing = member is null ? [] : [.. await db.Memberships.Where(row => row.PrincipalId == member.Id).ToListAsync(cancellation)],
            Today = LondonCalendar.DayOf(now),
            Now = now,
        };
    }

    private MembershipRequest Read(GrantMembershipInput input) => new()
    {
        Issuer = input.Principal.Issuer,
        Subject = input.Principal.Subject,
        MemberName = input.Membership.MemberName,
        Role = input.Membership.Role,
        Provider = NamedId.FindGiven<ProviderId, Provider>(input.Membership.ProviderId, NodeKind.Provider, catalogue.View.Provider),
        Organisation = NamedId.FindGiven<OrganisationId, Organisation>(input.Membership.OrganisationId, NodeKind.Organisation, catalogue.View.Organisation),
        Relation = input.Membership.Relation,
        ValidFrom = input.Membership.ValidFrom,
        ValidTo = input.Membership.ValidTo,
    };

    private Outcome<Effect<Membership>, UserError> Keep(GrantedMembership granted)
    {
        if (granted.NewMember is { } member)
        {
            db.Add(member);
        }

        if (granted.NewSupervisor is { } supervisor)
        {
            db.Add(supervisor);
        }

        db.Add(granted.Membership);

        return new Effect<Membership>(granted.Membership, new RecordReference(RecordKind.Membership, granted.Membership.Id.Value));
    }
}

/// <summary>Input <c>GrantMembershipInput</c>.</summary>
internal sealed record GrantMembershipInput(PrincipalKeyInput Principal, MembershipInput Membership, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>MembershipInput</c>.</summary>
internal sealed record MembershipInput(
    string MemberName, Role Role, string? ProviderId, string? OrganisationId, OrganisationRelation? Relation, DateOnly? ValidFrom, DateOnly? ValidTo);
