namespace CpdGraph.Domain.Tests;

public sealed class MembershipRulesTests
{
    private static readonly Provider Hub = Sample.Provider();
    private static readonly Organisation Network = Sample.Organisation();

    [Fact]
    public void A_publisher_of_a_provider_is_granted_from_today_with_an_account()
    {
        var granted = MembershipRules.Grant(Request(Role.Publisher) with { Provider = Sample.Named(Hub) }, Facts()).Value();

        Assert.Equal(Hub.Id, granted.Membership.ProviderId);
        Assert.Equal(Sample.Today, granted.Membership.ValidFrom);
        Assert.Equal(granted.NewMember!.Id, granted.Membership.PrincipalId);
        Assert.Equal("hub-publisher", granted.NewMember.Subject);
        Assert.Null(granted.NewSupervisor);
        Assert.True(granted.Membership.IsLiveOn(Sample.Today));
    }

    [Fact]
    public void A_known_member_keeps_the_account_and_a_supervisor_gets_a_record()
    {
        var member = Sample.Principal();
        var request = Request(Role.Supervisor) with { Organisation = Sample.Named(Network), Relation = OrganisationRelation.Oversees };

        var granted = MembershipRules.Grant(request, Facts() with { Member = member }).Value();

        Assert.Null(granted.NewMember);
        Assert.Equal(member.Id, granted.NewSupervisor!.PrincipalId);
        Assert.Equal(Network.Id, granted.NewSupervisor.OrganisationId);
        Assert.Null(MembershipRules.Grant(request, Facts() with { Member = member, Supervisor = Sample.Supervisor(member.Id) }).Value().NewSupervisor);
    }

    [Fact]
    public void Stewards_need_neither_provider_nor_organisation() =>
        Assert.Equal(Role.Steward, MembershipRules.Grant(Request(Role.Steward), Facts()).Value().Membership.Role);

    public static TheoryData<string, MembershipRequest, string[]> Refused => new()
    {
        { "a coach", Request(Role.Coach), ["Invalid membership.role"] },
        { "no provider", Request(Role.Publisher), ["Required membership.providerId"] },
        { "no organisation", Request(Role.Analyst), ["Required membership.organisationId"] },
        { "no relation", Request(Role.Analyst) with { Organisation = Sample.Named(Network) }, ["Required membership.relation"] },
        { "relation alone", Request(Role.Steward) with { Relation = OrganisationRelation.Funds }, ["Invalid membership.relation"] },
        {
            "both", Request(Role.Publisher) with { Provider = Sample.Named(Hub), Organisation = Sample.Named(Network), Relation = OrganisationRelation.Funds },
            ["Invalid membership.organisationId"]
        },
        { "steward of a hub", Request(Role.Steward) with { Provider = Sample.Named(Hub) }, ["Invalid membership.providerId"] },
        { "unknown provider", Request(Role.Publisher) with { Provider = Sample.Named<Provider>(null) }, ["NotFound membership.providerId"] },
        { "ends first", Request(Role.Steward) with { ValidFrom = Sample.Today.AddDays(5), ValidTo = Sample.Today.AddDays(4) }, ["OutOfRange membership.validTo"] },
        { "over", Request(Role.Steward) with { ValidFrom = Sample.Today.AddDays(-5), ValidTo = Sample.Today.AddDays(-1) }, ["OutOfRange membership.validTo"] },
        { "administrator", Request(Role.Administrator), ["NotPermitted membership.role"] },
        {
            "all at once", Request(Role.Publisher) with { Issuer = " ", Subject = new string('s', 401), MemberName = "" },
            ["Required membership.memberName", "Required membership.providerId", "Required principal.issuer", "TooLong principal.subject"]
        },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_does_not_fit_the_role_is_refused(string name, MembershipRequest request, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, MembershipRules.Grant(request, Facts()).Mistakes());
    }

    [Fact]
    public void Only_administrators_make_administrators()
    {
        var facts = Facts() with { Granter = Sample.Caller(Role.Administrator, Role.Steward) };

        Assert.Equal(Role.Administrator, MembershipRules.Grant(Request(Role.Administrator), facts).Value().Membership.Role);
        Assert.Null(MembershipRules.Grant(Request(Role.Administrator), facts with { Granter = Caller.CommandLine }).Value().Membership.GrantedById);
    }

    [Fact]
    public void The_same_membership_at_the_same_time_is_refused_and_a_revoked_one_is_not_in_the_way()
    {
        var existing = Sample.Membership(Role.Publisher, from: Sample.Today.AddDays(-9)) with { ProviderId = Hub.Id };
        var request = Request(Role.Publisher) with { Provider = Sample.Named(Hub) };

        var error = Assert.IsType<GrantMembershipError.AlreadyGranted>(Assert.Single(MembershipRules.Grant(request, Facts() with { Existing = [existing] }).Errors()));

        Assert.Equal(new RecordReference(RecordKind.Membership, existing.Id.Value), error.Existing);
        Assert.Equal(UserErrorCode.Taken, error.Code);
        _ = MembershipRules.Grant(request, Facts() with { Existing = [existing with { RevokedAt = Sample.Now }] }).Value();
        _ = MembershipRules.Grant(request, Facts() with { Existing = [existing with { ValidTo = Sample.Today.AddDays(-1) }] }).Value();
        _ = MembershipRules.Grant(request, Facts() with { Existing = [existing with { ProviderId = ProviderId.New(Sample.Now) }] }).Value();
    }

    [Fact]
    public void A_revoked_membership_counts_no_more_from_that_moment_on()
    {
        var membership = Sample.Membership(Role.Publisher, from: Sample.Today.AddDays(-9));

        var revoked = MembershipRules.Revoke(Sample.Named(membership), "Left the hub.", Sample.Caller(Role.Steward), Sample.Today, Sample.Now).Value();

        Assert.False(revoked.IsLiveOn(Sample.Today));
        Assert.Equal(Sample.Today, revoked.ValidTo);
        Assert.Equal("Left the hub.", revoked.RevocationReason);
    }

    [Fact]
    public void What_has_ended_or_is_not_there_cannot_be_revoked()
    {
        var steward = Sample.Caller(Role.Steward);
        var over = Sample.Membership(Role.Publisher, from: Sample.Today.AddDays(-9), to: Sample.Today.AddDays(-1));

        Assert.Equal(["WrongState id"], MembershipRules.Revoke(Sample.Named(over), null, steward, Sample.Today, Sample.Now).Mistakes());
        Assert.Equal(
            ["WrongState id"],
            MembershipRules.Revoke(Sample.Named(Sample.Membership(Role.Publisher) with { RevokedAt = Sample.Now }), null, steward, Sample.Today, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], MembershipRules.Revoke(Sample.Named<Membership>(null), null, steward, Sample.Today, Sample.Now).Mistakes());
        Assert.Equal(
            ["NotPermitted id"],
            MembershipRules.Revoke(Sample.Named(Sample.Membership(Role.Administrator)), null, steward, Sample.Today, Sample.Now).Mistakes());
        Assert.Equal(
            ["NhsNumberInText reason"],
            MembershipRules.Revoke(Sample.Named(Sample.Membership(Role.Publisher)), "943 476 5919", steward, Sample.Today, Sample.Now).Mistakes());
    }

    private static MembershipRequest Request(Role role) => new()
    {
        Issuer = "https://issuer.example.org",
        Subject = "hub-publisher",
        MemberName = "Hub Publisher",
        Role = role,
    };

    private static MembershipFacts Facts() => new() { Granter = Sample.Caller(Role.Steward), Today = Sample.Today, Now = Sample.Now };
}
