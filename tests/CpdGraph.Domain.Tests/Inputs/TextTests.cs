namespace CpdGraph.Domain.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("name@example.org", true)]
    [InlineData("first.last+nhs@mail.example.co.uk", true)]
    [InlineData("o'neill@example.org", true)]
    [InlineData("name@example", false)]
    [InlineData("name", false)]
    [InlineData("@example.org", false)]
    [InlineData("a@b@example.org", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("a@-example.org", false)]
    [InlineData("a@example..org", false)]
    [InlineData("a@example.org\r\nBcc: all@example.org", false)]
    [InlineData("<a@example.org>", false)]
    public void An_email_address_has_a_name_and_a_domain(string email, bool allowed) => Assert.Equal(allowed, EmailRule.Allows(email));

    [Theory]
    [InlineData("Health coaching: core skills (4 days)", "health-coaching-core-skills-4-days")]
    [InlineData("  Année d'été — Wellbeing  ", "annee-dete-wellbeing")]
    [InlineData("健康", "untitled")]
    public void A_slug_is_made_of_what_is_Latin_in_a_title(string title, string slug) => Assert.Equal(slug, SlugRule.FreeFor(title, _ => false));

    [Fact]
    public void A_taken_slug_gets_a_number()
    {
        string[] taken = ["core-skills", "core-skills-2"];

        Assert.Equal("core-skills-3", SlugRule.FreeFor("Core skills", taken.Contains));
    }

    [Fact]
    public void A_slug_made_of_any_title_is_one() => Seeds.Of(500, random =>
    {
        var title = new string([.. Enumerable.Range(0, random.Next(300)).Select(_ => (char)random.Next(32, 0x2FF))]);

        Assert.True(SlugRule.Allows(SlugRule.FreeFor(title, _ => false)));
    });

    [Theory]
    [InlineData("a-b-1", true)]
    [InlineData("A", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    [InlineData("", false)]
    public void A_slug_has_lower_case_letters_digits_and_single_hyphens(string slug, bool allowed) => Assert.Equal(allowed, SlugRule.Allows(slug));

    [Fact]
    public void A_text_is_trimmed_and_brought_into_one_form()
    {
        var check = new InputCheck();

        Assert.Equal("Ame\u0301lie".Normalize(), check.Text("  Ame\u0301lie ", TextRule.Name, "name"));
        Assert.Null(check.Text(" \t ", TextRule.Name, "name"));
        Assert.False(check.Failed);
    }

    [Fact]
    public void A_text_is_measured_in_characters_that_people_see_as_one()
    {
        var check = new InputCheck();

        Assert.NotNull(check.Text(string.Concat(Enumerable.Repeat("😀", 200)), TextRule.Name, "name"));
        Assert.Null(check.Text(new string('a', 201), TextRule.Name, "name"));
        var problem = Assert.Single(check.As(problem => problem));
        Assert.Equal(UserErrorCode.TooLong, problem.Code);
        Assert.Equal(200, problem.Maximum);
        Assert.Equal("The name has 201 characters. Shorten it to 200 or fewer.", problem.Message);
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\nb")]
    [InlineData("evil\u202Etxt")]
    public void A_line_holds_nothing_that_cannot_be_shown(string text)
    {
        var check = new InputCheck();

        Assert.Null(check.Text(text, TextRule.Name, "displayName"));
        var problem = Assert.Single(check.As(problem => problem));
        Assert.Equal(UserErrorCode.Invalid, problem.Code);
        Assert.StartsWith("The display name holds characters that cannot be shown.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData(" \u2060\u00AD\u200D ")]
    [InlineData("\u2800\u3164")]
    public void A_text_of_nothing_that_can_be_seen_is_none(string text)
    {
        var check = new InputCheck();

        Assert.Null(check.Text(text, TextRule.Name, "note"));
        Assert.False(check.Failed);
        Assert.Empty(check.Needed(text, TextRule.Name, "title"));
        Assert.Equal(UserErrorCode.Required, Assert.Single(check.As(problem => problem)).Code);
    }

    [Fact]
    public void Characters_without_a_shape_may_stand_within_a_text()
    {
        var check = new InputCheck();

        Assert.Equal("👩\u200D⚕️", check.Needed("👩\u200D⚕️", TextRule.Name, "displayName"));
        Assert.False(check.Failed);
    }

    [Theory]
    [InlineData("placedWithId", "organisation")]
    [InlineData("streamId", "funding stream")]
    [InlineData("replacesId", "completion")]
    [InlineData("removeCompetencyIds", "competency")]
    [InlineData("satisfies", "requirement")]
    [InlineData("odsCode", "ODS code")]
    [InlineData("lineManagerId", "line manager")]
    public void What_was_not_found_is_called_by_what_it_is(string field, string called)
    {
        var check = new InputCheck();

        Assert.Null(check.Find<FundingStream>(new Named<FundingStream>("a", null), field));
        Assert.Equal($"No such {called} was found. Check it, or choose another.", Assert.Single(check.As(problem => problem)).Message);
    }

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var check = new InputCheck();

        Assert.Null(check.Text("a\uD800b", TextRule.Reflection, "reflection"));
        Assert.Null(check.Text("a\uDC00", TextRule.Name, "name"));
        Assert.Equal(2, check.Count);
    }

    [Fact]
    public void A_longer_text_may_have_lines_and_tabs()
    {
        var check = new InputCheck();

        Assert.Equal("one\r\n\ttwo", check.Text("one\r\n\ttwo", TextRule.Reflection, "reflection"));
        Assert.Null(check.Text("a\u0007b", TextRule.Reflection, "reflection"));
        Assert.True(check.Failed);
    }

    [Fact]
    public void What_was_not_found_is_named_as_it_was_sent_and_counted_once()
    {
        var check = new InputCheck();
        var stream = Sample.Stream();

        var found = check.FindAll([new Named<FundingStream>("a", stream), new("b", null), new("c", stream)], 10, "eligibleFundingIds");

        Assert.Equal(stream, Assert.Single(found));
        var problem = Assert.Single(check.As(problem => problem));
        Assert.Equal("b", problem.Key);
        Assert.Equal(["eligibleFundingIds", "1"], problem.Field);
        Assert.Equal("No such funding stream was found. Check it, or choose another.", problem.Message);
    }

    [Fact]
    public void An_edit_tells_left_alone_from_cleared()
    {
        Edit<string?> alone = default;
        Edit<string?> cleared = Edit<string?>.To(null);

        Assert.Equal("old", alone.Or("old"));
        Assert.Null(cleared.Or("old"));
        Assert.True(cleared.IsGiven);
        Assert.False(Edit<string?>.LeaveAlone.IsGiven);
    }
}
