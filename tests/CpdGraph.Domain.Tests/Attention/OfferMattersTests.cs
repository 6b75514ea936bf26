using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class OfferMattersTests
{
    private static readonly DateOnly Day = Sample.Today;

    [Fact]
    public void An_offer_in_review_waits_and_handed_in_again_it_is_another_matter()
    {
        var id = OfferId.New(Sample.Now);
        var submission = new OfferSubmission { OfferId = id, SubmittedAt = Sample.Now, SubmittedByName = "Rhona Mills" };

        var item = Assert.Single(Reviewing(new(id, "Core skills", "A hub", submission)));
        Assert.Equal((AttentionKind.OfferToReview, null, false, null), (item.Kind, item.DueOn, item.Overdue, item.CoachId));
        Assert.Equal("“Core skills” by A hub, handed in on 24 November 2026 by Rhona Mills, waits for review.", item.Text);
        Assert.Equal(new AttentionSubject(AttentionSubjectKind.Offer, id.Value), item.Subject);

        Assert.Equal("“Core skills” waits for review.", Assert.Single(Reviewing(new(id, "Core skills", null, null))).Text);
        Assert.NotEqual(item.Key, Assert.Single(Reviewing(new(id, "Core skills", "A hub", submission with { SubmittedAt = Sample.Now.AddDays(1) }))).Key);

        static ImmutableArray<AttentionItem> Reviewing(OfferInReview offer) => AttentionRules.Of(new() { Now = Sample.Now, InReview = [offer] });
    }

    [Fact]
    public void Claims_that_nobody_has_checked_are_told_once_an_offer()
    {
        var offer = new UncheckedOffer(OfferId.New(Sample.Now), "Core skills", "A hub", 2, ["2.1"]);

        var item = Assert.Single(Checking(offer));
        Assert.Equal((AttentionKind.MappingToVerify, null, new AttentionSubject(AttentionSubjectKind.Offer, offer.Id.Value)), (item.Kind, item.DueOn, item.Subject));
        Assert.Equal("“Core skills” by A hub claims to support competency 2.1, which nobody has checked.", item.Text);

        var more = Assert.Single(Checking(offer with { Provider = null, Competencies = ["2.1", "2.3", "4.2"] }));
        Assert.Equal("“Core skills” claims to support competencies 2.1, 2.3 and 4.2, which nobody has checked.", more.Text);
        Assert.NotEqual(item.Key, more.Key);

        static ImmutableArray<AttentionItem> Checking(UncheckedOffer offer) => AttentionRules.Of(new() { Now = Sample.Now, Unchecked = [offer] });
    }

    [Fact]
    public void An_offer_that_was_sent_back_is_told_with_what_to_change()
    {
        var id = OfferId.New(Sample.Now);
        var submission = new OfferSubmission { OfferId = id, SubmittedAt = Sample.Now, SubmittedByName = "Rhona Mills", ReturnedAt = Sample.Now, ReturnReason = "Say who can take part." };

        var item = Assert.Single(AttentionRules.Of(new() { Now = Sample.Now, Returned = [new(id, "Core skills", submission)] }));

        Assert.Equal((AttentionKind.OfferReturned, new AttentionSubject(AttentionSubjectKind.Offer, id.Value)), (item.Kind, item.Subject));
        Assert.Equal("A steward has sent “Core skills” back on 24 November 2026: Say who can take part.", item.Text);
    }

    [Theory]
    [InlineData(91, false, false)]
    [InlineData(90, true, false)]
    [InlineData(0, true, false)]
    [InlineData(-1, true, true)]
    [InlineData(-90, true, true)]
    [InlineData(-91, false, true)]
    public void An_accreditation_is_listed_from_ninety_days_before_its_end_to_ninety_after(int inDays, bool isListed, bool isOverdue)
    {
        var last = Day.AddDays(inDays);
        var items = Accredited(ReadinessSample.Accredited(Day.AddYears(-3), last));

        Assert.Equal(isListed ? [(AttentionKind.AccreditationExpiring, last, isOverdue)] : [], items.Select(item => (item.Kind, item.DueOn!.Value, item.Overdue)));
        Assert.All(items, item => Assert.StartsWith("The accreditation of “Core skills” by A school end", item.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_was_renewed_revoked_or_merely_listed_is_not()
    {
        var ending = ReadinessSample.Accredited(Day.AddYears(-3), Day.AddDays(10));

        Assert.Empty(Accredited(ending, ReadinessSample.Accredited(Day.AddDays(11), Day.AddYears(3))));
        Assert.Empty(Accredited(ending, ReadinessSample.Accredited(Day.AddDays(-5))));
        Assert.Empty(Accredited(ending with { RevokedOn = Day }));
        Assert.Empty(Accredited(ending with { ValidFrom = null, SeenOn = Day }));

        // Another scope, a gap, and one that was revoked do not follow it.
        Assert.Single(Accredited(ending, ReadinessSample.Accredited(Day.AddDays(11), scope: "OTHER")));
        Assert.Single(Accredited(ending, ReadinessSample.Accredited(Day.AddDays(12))));
        Assert.Single(Accredited(ending, ReadinessSample.Accredited(Day.AddDays(11)) with { RevokedOn = Day.AddDays(200) }));
    }

    private static ImmutableArray<AttentionItem> Accredited(params ImmutableArray<Accreditation> rows) => AttentionRules.Of(new()
    {
        Now = Sample.Now,
        Published = [new(OfferId.New(Sample.Now), "Core skills", [.. rows.Select(row => (row, (string?)"A school"))])],
    });
}
