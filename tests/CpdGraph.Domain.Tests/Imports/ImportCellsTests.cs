using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain.Tests;

public sealed class ImportCellsTests
{
    private readonly List<ImportProblem> problems = [];

    [Theory]
    [InlineData("2026-02-03")]
    [InlineData("03/02/2026")]
    [InlineData("3/2/2026")]
    [InlineData("3.2.2026")]
    [InlineData("3 Feb 2026")]
    [InlineData("3 February 2026")]
    [InlineData("03-Feb-2026")]
    [InlineData("Tuesday, 3 February 2026")]
    [InlineData("03/02/2026 00:00")]
    public void A_day_is_read_as_people_in_the_United_Kingdom_write_it(string text) => Assert.Equal(new DateOnly(2026, 2, 3), Cells(text).Day("value"));

    [Theory]
    [InlineData("3/2/26", "03/02/2026")]
    [InlineData("12/31/2026", "31/12/2026")]
    [InlineData("31/02/2026", null)]
    [InlineData("tomorrow", null)]
    [InlineData("46056", null)]
    public void What_is_no_day_or_could_be_two_is_told_with_what_may_have_been_meant(string text, string? suggestion)
    {
        Assert.Null(Cells(text).Day("value"));

        var problem = Assert.Single(problems);
        Assert.Equal((7, "value", text, suggestion), (problem.Row, problem.Column, problem.Value, problem.Suggestion));
    }

    [Fact]
    public void Every_day_is_read_back_from_each_form_of_it()
    {
        var day = new DateOnly(1999, 1, 1);

        for (var step = 0; step < 12_000; step++, day = day.AddDays(1))
        {
            Assert.Equal(day, UkDate.TryRead(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)));
            Assert.Equal(day, UkDate.TryRead(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("0.5", 0.5)]
    [InlineData("1 day", 1)]
    [InlineData("Half a day", 0.5)]
    public void Days_are_a_number_with_or_without_the_word(string text, decimal days) => Assert.Equal(days, Cells(text).Days("value"));

    [Theory]
    [InlineData("two")]
    [InlineData("3h 30m")]
    [InlineData("-1")]
    public void What_is_no_number_of_days_is_told(string text) => Assert.Null(Cells(text).Days("value"));

    [Theory]
    [InlineData("90", 90)]
    [InlineData("3h 30m", 210)]
    [InlineData("1.5 hours", 90)]
    public void Minutes_are_a_number_or_a_time(string text, int minutes) => Assert.Equal(minutes, Cells(text).Minutes("value"));

    [Theory]
    [InlineData("1 day", null)]
    [InlineData("-90", null)]
    [InlineData("1.5", "1.5 hours")]
    [InlineData("3:30", "3:30 hours")]
    public void What_is_no_number_of_minutes_is_told_with_what_may_have_been_meant(string text, string? suggestion)
    {
        Assert.Null(Cells(text).Minutes("value"));
        Assert.Equal((text, suggestion), (problems.Single().Value, problems.Single().Suggestion));
    }

    [Fact]
    public void A_price_is_read_or_told_with_what_may_have_been_meant()
    {
        Assert.Equal(35m, Cells("£35.00").Price("value"));
        Assert.Equal(0m, Cells("Free").Price("value"));
        Assert.Null(Cells("").Price("value"));
        Assert.Empty(problems);

        Assert.Null(Cells("€35").Price("value"));
        Assert.Equal("£35.00", problems.Single().Suggestion);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44 20 7946 0000")]
    [InlineData("@name")]
    [InlineData("-cmd")]
    public void A_formula_is_no_text(string text)
    {
        Assert.Null(Cells(text).Text("value"));
        Assert.Contains("formula", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_cell_is_told_and_shown_cut_short()
    {
        Assert.Null(Cells(new string('x', 20_001)).Text("value"));
        Assert.Equal(61, Assert.Single(problems).Value!.Length);
    }

    [Fact]
    public void What_may_be_a_patients_number_is_not_shown_again()
    {
        Cells("943 476 5919").Refuse("value", "No.");

        Assert.Null(Assert.Single(problems).Value);
    }

    [Theory]
    [InlineData("Passed with merit", CompletionOutcome.PassedWithMerit)]
    [InlineData("PASSED_WITH_MERIT", CompletionOutcome.PassedWithMerit)]
    [InlineData("attended", CompletionOutcome.Attended)]
    public void A_code_is_read_by_name_and_in_words(string text, CompletionOutcome outcome) =>
        Assert.Equal(outcome, Cells(text).OneOf<CompletionOutcome>("value"));

    [Fact]
    public void Numbers_flags_and_codes_that_are_none_are_told_and_empty_cells_are_nothing()
    {
        Assert.Null(Cells("many").Number("value"));
        Assert.Null(Cells("1.5").Minutes("value"));
        Assert.Null(Cells("perhaps").Flag("value"));
        Assert.Null(Cells("well").OneOf<CompletionOutcome>("value"));
        Assert.Equal(4, problems.Count);
        Assert.Contains("PASSED_WITH_MERIT", problems[^1].Suggestion, StringComparison.Ordinal);

        Assert.Null(Cells(" ").Number("value") ?? Cells("").Minutes("value"));
        Assert.Equal((1_250.5m, 12, true), (Cells("1,250.50").Number("value"), Cells("12").Minutes("value"), Cells("Yes").Flag("value")));
        Assert.Equal(4, problems.Count);
    }

    [Fact]
    public void Headers_are_found_by_name_by_other_names_and_as_the_user_says()
    {
        ImmutableArray<ImportColumn> columns = [new("email", "", IsNeeded: true, "e-mail address"), new("job_title", "", IsNeeded: true, "role"), new("note", "", IsNeeded: false)];

        var header = ImportHeader.Read(["E-Mail Address", " Job Title", "Remark", ""], columns, new Dictionary<string, string> { ["remark"] = "note" }, problems);

        Assert.Empty(problems);
        Assert.Equal((0, 1, 2), (header.Places["email"], header.Places["job_title"], header.Places["note"]));
    }

    [Fact]
    public void Unknown_missing_and_repeated_columns_are_told()
    {
        ImmutableArray<ImportColumn> columns = [new("email", "", IsNeeded: true, "mail"), new("name", "", IsNeeded: true)];

        ImportHeader.Read(["email", "mail", "Shoe size"], columns, ImmutableDictionary<string, string>.Empty, problems);

        Assert.Equal(["mail", "Shoe size", "name"], problems.Select(problem => problem.Column));
        Assert.Contains("--map \"Shoe size=COLUMN\"", problems[1].Suggestion, StringComparison.Ordinal);
        Assert.All(problems, problem => Assert.Equal(1, problem.Row));
    }

    private ImportCells Cells(string value)
    {
        var header = ImportHeader.Read(["value"], [new("value", "", IsNeeded: true)], ImmutableDictionary<string, string>.Empty, []);

        return new(7, [value], header, problems);
    }
}
