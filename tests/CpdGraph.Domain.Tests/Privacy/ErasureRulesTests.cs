namespace CpdGraph.Domain.Tests;

public sealed class ErasureRulesTests
{
    private static readonly Caller Steward = new() { PrincipalId = PrincipalId.New(Sample.Now), Subject = "steward", Roles = RoleSet.Of(Role.Steward) };

    [Fact]
    public void An_erasure_names_all_records_of_the_person_and_who_did_it()
    {
        var facts = Facts();

        var erasure = ErasureRules.Decide(facts, ErasureReason.RetentionEnded, 3).Value();

        Assert.Equal(facts.Person.Coach, erasure.CoachId);
        Assert.Equal(facts.Person.Supervisors[0], erasure.SupervisorId);
        Assert.Equal(facts.Person.Account, erasure.PrincipalId);
        Assert.Equal(Steward.PrincipalId, erasure.ErasedById);
        Assert.Equal((ErasureReason.RetentionEnded, Sample.Now), (erasure.Reason, erasure.ErasedAt));
        Assert.Equal("Erased person 0123-4567", erasure.Pseudonym);
    }

    [Fact]
    public void Whoever_is_not_there_is_not_found_and_nothing_else_is_said() =>
        Assert.Equal(["NotFound person.coachId"], Decide(Facts() with { Record = new("key", null), IsAdministrator = true }, 9));

    [Fact]
    public void Nobody_is_erased_twice() => Assert.Equal(["WrongState person.coachId"], Decide(Facts() with { ErasedAt = Sample.Now }, 9));

    [Fact]
    public void Nobody_erases_themselves_by_account_or_by_record()
    {
        var facts = Facts();

        Assert.Equal(["OwnRecord person.coachId"], Decide(facts with { Caller = Steward with { PrincipalId = facts.Person.Account } }, 3));
        Assert.Equal(["OwnRecord person.coachId"], Decide(facts with { Caller = Steward with { CoachId = facts.Person.Coach } }, 3));
    }

    [Fact]
    public void All_that_is_against_it_is_said_at_once() =>
        Assert.Equal(["NotPermitted person.coachId", "StaleRevision expectedRevision"], Decide(Facts() with { IsAdministrator = true }, 2));

    [Fact]
    public void A_pseudonym_is_made_of_all_its_random_bytes_and_of_nothing_else()
    {
        Assert.Equal("Erased person ZZZZ-ZZZZ", Pseudonym.Of([31, 63, 95, 127, 159, 191, 223, 255]));
        Assert.NotEqual(Pseudonym.Of([0, 0, 0, 0, 0, 0, 0, 1]), Pseudonym.Of([1, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => Pseudonym.Of([1, 2, 3]));
    }

    private static string[] Decide(ErasureFacts facts, int expectedRevision) => ErasureRules.Decide(facts, ErasureReason.Requested, expectedRevision).Mistakes();

    private static ErasureFacts Facts()
    {
        var coach = new Coach { Id = CoachId.New(Sample.Now), DisplayName = "Ada", Revision = 3, CreatedAt = Sample.Now, UpdatedAt = Sample.Now };

        return new()
        {
            Field = "coachId",
            Record = new("key", coach),
            Person = new() { Coach = coach.Id, Supervisors = [SupervisorId.New(Sample.Now)], Account = PrincipalId.New(Sample.Now) },
            Caller = Steward,
            Entropy = new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 },
            Now = Sample.Now,
        };
    }
}
