namespace CpdGraph.Domain.Tests;

public sealed class OfferStepTests
{
    private static readonly ProviderId Hub = ProviderId.New(Sample.Now);
    private static readonly Caller Publisher = Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { Hub } };
    private static readonly Caller Steward = Sample.Caller(Role.Steward);

    // Written out apart from the product's table.
    private static readonly Dictionary<(OfferStatus, OfferStep), OfferStatus> Expected = new()
    {
        [(OfferStatus.Draft, OfferStep.Submit)] = OfferStatus.InReview,
        [(OfferStatus.InReview, OfferStep.Return)] = OfferStatus.Draft,
        [(OfferStatus.Draft, OfferStep.Publish)] = OfferStatus.Published,
        [(OfferStatus.InReview, OfferStep.Publish)] = OfferStatus.Published,
        [(OfferStatus.Published, OfferStep.Withdraw)] = OfferStatus.Withdrawn,
    };

    [Fact]
    public void Every_step_goes_from_its_states_alone_and_counts_a_revision()
    {
        foreach (var status in Enum.GetValues<OfferStatus>())
        {
            foreach (var step in Enum.GetValues<OfferStep>())
            {
                var state = Sample.Offer(status, Hub);
                var outcome = Take(state, step, Steward);

                if (Expected.TryGetValue((status, step), out var to))
                {
                    Assert.Equal((to, 8), (outcome.Value().Offer.Status, outcome.Value().Offer.Revision));
                }
                else
                {
                    var error = Assert.IsType<OfferStepError.NotInThisState>(Assert.Single(outcome.Errors()));
                    Assert.Equal(UserErrorCode.WrongState, error.Code);
                    Assert.DoesNotContain(error.Current, error.Allowed);
                    Assert.NotEmpty(error.Allowed);
                }
            }
        }
    }

    [Fact]
    public void Publishers_take_every_step_but_the_stewards_own_with_their_own_offers_only()
    {
        var other = Publisher with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Sample.Now) } };

        foreach (var ((status, step), _) in Expected)
        {
            var allowed = Take(Sample.Offer(status, Hub), step, Publisher) is Outcome<OfferStepResult, OfferStepError>.Done;

            Assert.Equal(step != OfferStep.Return, allowed);
            Assert.Equal(["NotPermitted offer"], Take(Sample.Offer(status, Hub), step, other).Mistakes());
            Assert.Equal(["NotPermitted offer"], Take(Sample.Offer(status, Hub), step, Publisher with { Roles = RoleSet.Of(Role.Coach, Role.Administrator) }).Mistakes());
        }
    }

    [Fact]
    public void Publishers_change_offers_of_their_own_providers_and_stewards_those_of_all()
    {
        var other = ProviderId.New(Sample.Now);

        Assert.True(OfferSteps.MayChange(Publisher, Hub));
        Assert.False(OfferSteps.MayChange(Publisher, other));
        Assert.False(OfferSteps.MayChange(Publisher with { Roles = RoleSet.Of(Role.Coach) }, Hub));
        Assert.True(OfferSteps.MayChange(Steward, other));
        Assert.False(OfferSteps.MayChange(Caller.Anonymous, Hub));
    }

    [Fact]
    public void Any_walk_of_steps_ends_in_states_that_the_walk_allows_and_never_leaves_withdrawn() => Seeds.Of(300, random =>
    {
        var state = Sample.Offer(OfferStatus.Draft, Hub);

        for (var count = 0; count < 20; count++)
        {
            var step = (OfferStep)random.Next(4);
            var before = state.Offer;

            if (Take(state, step, Steward) is Outcome<OfferStepResult, OfferStepError>.Done(var result))
            {
                Assert.Equal(Expected[(before.Status, step)], result.Offer.Status);
                Assert.NotEqual(OfferStatus.Withdrawn, before.Status);
                Assert.Equal(result.Offer.Status is OfferStatus.Published or OfferStatus.Withdrawn, result.Version.PublishedAt is not null);
                state = new(result.Offer with { Revision = 7 }, result.Version);
            }
        }
    });

    [Fact]
    public void Submitting_tells_who_and_when()
    {
        var submission = OfferStepRules.Submit(Sample.Named(Sample.Offer(OfferStatus.Draft, Hub)), " Please look. ", 7, Publisher, Sample.Now).Value().Submission!;

        Assert.Equal((Publisher.PrincipalId, "Some Body", "Please look.", Sample.Now), (submission.SubmittedById, submission.SubmittedByName, submission.Note, submission.SubmittedAt));
    }

    [Fact]
    public void Returning_tells_the_submission_that_waited_why_or_one_in_its_place()
    {
        var state = Sample.Offer(OfferStatus.InReview, Hub);
        var waits = new OfferSubmission { OfferId = state.Offer.Id, SubmittedAt = Sample.Now.AddDays(-2), SubmittedByName = "Rhona Mills", Note = "Ready." };
        Outcome<OfferStepResult, OfferStepError> Return(OfferSubmission? latest, string reason) => OfferStepRules.Return(Sample.Named(state), reason, latest, 7, Steward, Sample.Now);

        var returned = Return(waits, " Say who can take part. ").Value().Submission!;
        Assert.Equal((Sample.Now.AddDays(-2), "Rhona Mills", "Ready."), (returned.SubmittedAt, returned.SubmittedByName, returned.Note));
        Assert.Equal((Sample.Now, Steward.PrincipalId, "Say who can take part."), (returned.ReturnedAt, returned.ReturnedById, returned.ReturnReason));

        Assert.Equal(state.Offer.UpdatedAt, Return(null, "Say who.").Value().Submission!.SubmittedAt);
        Assert.Equal(["Required reason"], Return(waits, " ").Mistakes());
        Assert.Equal(["TooLong reason"], Return(waits, new string('x', 1_001)).Mistakes());
    }

    [Fact]
    public void Publishing_shows_the_draft_as_its_version()
    {
        var state = Sample.Offer(OfferStatus.Draft, Hub);

        var result = Take(state, OfferStep.Publish, Publisher).Value();

        Assert.Equal((1, Sample.Now), (result.Offer.CurrentVersion!.Value, result.Offer.PublishedAt!.Value));
        Assert.Equal((state.Version.Id, Sample.Now), (result.Version.Id, result.Version.PublishedAt!.Value));
    }

    [Fact]
    public void An_offer_that_lacks_something_is_not_published_and_the_checks_are_listed()
    {
        var state = Sample.Offer(OfferStatus.Draft, Hub);
        var bare = state with { Version = state.Version with { Audience = null, CompetencyMappings = [] } };

        var errors = OfferStepRules.Publish(Sample.Named(bare), 6, _ => true, true, Publisher, Sample.Now).Errors();

        Assert.Equal([UserErrorCode.StaleRevision, UserErrorCode.NotPublishable], errors.Select(error => error.Code));
        var missing = Assert.IsType<OfferStepError.NotPublishable>(errors[1]);
        Assert.Equal(["AUDIENCE", "COMPETENCY_MAPPING"], missing.Missing.Select(check => check.Code));
        Assert.Equal("This offer lacks what publishing needs. Say who can take part. Map the offer to at least one competency.", missing.Message);
    }

    [Fact]
    public void Withdrawing_says_why_and_what_to_take_instead()
    {
        var state = Sample.Offer(OfferStatus.Published, Hub);
        var instead = Sample.Offer(OfferStatus.Published).Offer;

        var result = OfferStepRules.Withdraw(Sample.Named(state), "Replaced.", Sample.Named(instead), 7, Publisher, Sample.Now).Value();

        Assert.Equal((instead.Id, "Replaced.", Sample.Now), (result.Offer.ReplacementId!.Value, result.Withdrawal!.Reason, result.Withdrawal.WithdrawnAt));
        Assert.Equal(["Required reason"], OfferStepRules.Withdraw(Sample.Named(state), "", null, 7, Publisher, Sample.Now).Mistakes());
        Assert.Equal(["NotFound replacementId"], OfferStepRules.Withdraw(Sample.Named(state), "x", Sample.Named<Offer>(null), 7, Publisher, Sample.Now).Mistakes());
        Assert.Equal(["Invalid replacementId"], OfferStepRules.Withdraw(Sample.Named(state), "x", Sample.Named(state.Offer), 7, Publisher, Sample.Now).Mistakes());
        Assert.Equal(
            ["Invalid replacementId"],
            OfferStepRules.Withdraw(Sample.Named(state), "x", Sample.Named(Sample.Offer(OfferStatus.Draft).Offer), 7, Publisher, Sample.Now).Mistakes());
    }

    [Fact]
    public void An_offer_that_is_not_there_is_not_found() =>
        Assert.Equal(["NotFound offer", "Required reason"], OfferStepRules.Withdraw(Sample.Named<OfferState>(null), " ", null, 7, Publisher, Sample.Now).Mistakes());

    private static Outcome<OfferStepResult, OfferStepError> Take(OfferState state, OfferStep step, Caller caller) => step switch
    {
        OfferStep.Submit => OfferStepRules.Submit(Sample.Named(state), null, 7, caller, Sample.Now),
        OfferStep.Return => OfferStepRules.Return(Sample.Named(state), "More detail, please.", null, 7, caller, Sample.Now),
        OfferStep.Publish => OfferStepRules.Publish(Sample.Named(state), 7, _ => true, true, caller, Sample.Now),
        _ => OfferStepRules.Withdraw(Sample.Named(state), "No longer given.", null, 7, caller, Sample.Now),
    };
}
