namespace CpdGraph.Domain.Tests;

public sealed class AccessTests
{
    // Written out by hand, apart from the product's table: per policy, who sees it. Roles stand alone where no relation is needed.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["public"] = "Anyone:Any",
        ["own-account"] = "SignedIn:Own",
        ["own-provider"] = "Publisher:SameProvider Steward:Any",
        ["own-record-or-supervisor"] = "Coach:Own Supervisor:Supervises Steward:Any",
        ["place-parties"] = "Coach:Own Supervisor:Supervises Publisher:SameProvider Steward:Any",
        ["supervisor-parties"] = "SignedIn:Own Coach:SupervisedBy Supervisor:Any Steward:Any",
        ["supervision-parties"] = "Coach:Own Supervisor:Supervises",
        ["funds-organisation"] = "Analyst:Funds Supervisor:Funds Steward:Any",
        ["money-parties"] = "Coach:Own Supervisor:Supervises Analyst:Funds Supervisor:Funds Steward:Any",
        ["aggregate"] = "Analyst:Oversees Supervisor:Oversees Supervisor:Own Steward:Any",
        ["audit"] = "Steward:Any Administrator:Any",
        ["own-job"] = "Publisher:SameProvider Steward:Any",
        ["membership-parties"] = "SignedIn:Own SignedIn:Granted Steward:Any Administrator:Any",
        ["shared-evidence"] = "Coach:Own Supervisor:Supervises Supervisor:Oversees",
        ["booked"] = "Coach:Own Publisher:SameProvider",
    };

    public static TheoryData<string> Names => [.. Expected.Keys];

    [Fact]
    public void Every_policy_of_the_schema_has_a_rule() =>
        Assert.Equal(Expected.Keys.Order(), AccessTable.Policies.Select(rule => rule.Name).Order());

    [Fact]
    public void A_rule_is_found_by_its_policy_and_its_name()
    {
        Assert.All(Enum.GetValues<AccessPolicy>(), policy => Assert.Equal(policy, AccessTable.Rule(policy).Policy));
        Assert.Equal(AccessPolicy.MoneyParties, AccessTable.ByName("money-parties")?.Policy);
        Assert.Null(AccessTable.ByName("everyone"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_standing_in_each_relation_sees_just_what_the_policy_says(string name)
    {
        var policy = AccessTable.ByName(name)!.Policy;
        var expected = Expected[name].Split(' ').ToHashSet();

        foreach (var standing in Enum.GetValues<Standing>())
        {
            foreach (var relation in Enum.GetValues<Relation>())
            {
                var (caller, subject) = Case(standing, relation);

                // A standing has what everybody has, and any relation is better than none.
                var verdict = expected.Any(cell => cell.Split(':') is [var who, var how]
                    && (who == "Anyone" || (who == "SignedIn" && standing != Standing.Anyone) || who == standing.ToString())
                    && (how == "Any" || how == relation.ToString()));

                Assert.True(verdict == caller.May(policy, subject), $"{name}: {standing} {relation} should be {verdict}");
            }
        }
    }

    [Fact]
    public void No_policy_grants_more_than_its_class_allows() => Assert.All(
        AccessTable.Policies,
        rule => Assert.All(rule.Grants, grant => Assert.True(AccessTable.Bounds(rule.Class, grant), $"{rule.Name}: {grant}")));

    [Fact]
    public void No_class_allows_what_no_policy_grants()
    {
        var unused =
            from sensitivity in Enum.GetValues<SensitivityClass>()
            from standing in Enum.GetValues<Standing>()
            from relation in Enum.GetValues<Relation>()
            let grant = new AccessGrant(standing, relation)
            where AccessTable.Bounds(sensitivity, grant) && !AccessTable.Policies.Any(rule => rule.Class == sensitivity && rule.Grants.Contains(grant))
            select $"{sensitivity}: {grant}";

        Assert.Empty(unused);
    }

    [Fact]
    public void Analysts_never_see_single_coaches()
    {
        var coach = CoachId.New(Sample.Now);
        var organisation = OrganisationId.New(Sample.Now);
        var analyst = Sample.Caller(Role.Analyst) with
        {
            OverseenOrganisationIds = new HashSet<OrganisationId> { organisation },
            FundedOrganisationIds = new HashSet<OrganisationId> { organisation },
        };
        var subject = new AccessSubject { CoachId = coach, OrganisationId = organisation };

        Assert.False(analyst.May(AccessPolicy.OwnRecordOrSupervisor, subject));
        Assert.False(analyst.May(AccessPolicy.PlaceParties, subject));
        Assert.False(analyst.May(AccessPolicy.SupervisionParties, subject));
        Assert.True(analyst.May(AccessPolicy.Aggregate, subject));
    }

    [Fact]
    public void A_relation_is_to_the_one_object_only()
    {
        var mine = CoachId.New(Sample.Now);
        var supervised = CoachId.New(Sample.Now);
        var other = CoachId.New(Sample.Now);
        var caller = Sample.Caller(Role.Coach, Role.Supervisor) with { CoachId = mine, SupervisedCoachIds = new HashSet<CoachId> { supervised } };

        Assert.True(caller.May(AccessPolicy.OwnRecordOrSupervisor, AccessSubject.Of(mine)));
        Assert.True(caller.May(AccessPolicy.OwnRecordOrSupervisor, AccessSubject.Of(supervised)));
        Assert.False(caller.May(AccessPolicy.OwnRecordOrSupervisor, AccessSubject.Of(other)));
        Assert.False(caller.May(AccessPolicy.OwnRecordOrSupervisor, AccessSubject.Nothing));
    }

    [Fact]
    public void The_row_filter_agrees_with_the_verdict_for_every_set_of_roles()
    {
        var coaches = Enumerable.Range(0, 4).Select(_ => CoachId.New(Sample.Now)).ToArray();

        Seeds.Of(300, random =>
        {
            var caller = Sample.Caller([.. Enum.GetValues<Role>().Where(_ => random.Next(3) == 0)]) with
            {
                CoachId = random.Next(2) == 0 ? coaches[0] : null,
                SupervisedCoachIds = coaches.Skip(1).Where(_ => random.Next(2) == 0).ToHashSet(),
            };

            foreach (var policy in (AccessPolicy[])[AccessPolicy.OwnRecordOrSupervisor, AccessPolicy.PlaceParties, AccessPolicy.SupervisionParties])
            {
                var scope = caller.CoachesUnder(policy);

                Assert.All(coaches, coach => Assert.Equal(caller.May(policy, AccessSubject.Of(coach)), scope.Contains(coach)));
            }
        });
    }

    [Fact]
    public void Nobody_is_not_their_own_account()
    {
        Assert.False(Caller.Anonymous.May(AccessPolicy.OwnAccount, AccessSubject.TheCaller));
        Assert.False(Caller.Anonymous.May(AccessPolicy.MembershipParties, new() { MemberId = null, GrantedById = null }));
        Assert.True(new Caller { Issuer = "i", Subject = "s" }.May(AccessPolicy.OwnAccount, AccessSubject.TheCaller));
    }

    [Fact]
    public void The_catalogue_is_as_wide_as_the_role()
    {
        var provider = ProviderId.New(Sample.Now);
        var publisher = Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { provider } };

        Assert.Same(CatalogueViewer.Public, Caller.Anonymous.CatalogueViewer);
        Assert.Same(CatalogueViewer.Public, (publisher with { Roles = RoleSet.None }).CatalogueViewer);
        Assert.Equal([provider], publisher.CatalogueViewer.OwnProviders);
        Assert.Same(CatalogueViewer.Steward, Sample.Caller(Role.Steward).CatalogueViewer);
    }

    private static (Caller Caller, AccessSubject Subject) Case(Standing standing, Relation relation)
    {
        var coach = CoachId.New(Sample.Now);
        var supervisor = SupervisorId.New(Sample.Now);
        var provider = ProviderId.New(Sample.Now);
        var organisation = OrganisationId.New(Sample.Now);
        var caller = standing switch
        {
            Standing.Anyone => Caller.Anonymous,
            Standing.SignedIn => Sample.Caller(),
            _ => Sample.Caller(Enum.Parse<Role>(standing.ToString())),
        };

        return relation switch
        {
            Relation.Own => (caller with { CoachId = standing == Standing.Anyone ? null : coach }, new() { CoachId = coach, IsCaller = true }),
            Relation.Supervises => (caller with { SupervisedCoachIds = new HashSet<CoachId> { coach } }, AccessSubject.Of(coach)),
            Relation.SupervisedBy => (caller with { OwnSupervisorIds = new HashSet<SupervisorId> { supervisor } }, AccessSubject.Of(supervisor)),
            Relation.SameProvider => (caller with { ProviderIds = new HashSet<ProviderId> { provider } }, AccessSubject.Of(provider)),
            Relation.Funds => (caller with { FundedOrganisationIds = new HashSet<OrganisationId> { organisation } }, AccessSubject.Of(organisation)),
            Relation.Oversees => (caller with { OverseenOrganisationIds = new HashSet<OrganisationId> { organisation } }, AccessSubject.Of(organisation)),
            Relation.Granted => (caller, new() { GrantedById = caller.PrincipalId }),
            _ => (caller, AccessSubject.Nothing),
        };
    }
}
