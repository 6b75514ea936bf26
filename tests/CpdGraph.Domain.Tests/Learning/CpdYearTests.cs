namespace CpdGraph.Domain.Tests;

public sealed class CpdYearTests
{
    private static readonly CompetencyAreaId[] Areas = [.. Enumerable.Range(0, 4).Select(_ => CompetencyAreaId.New(Sample.Now))];

    [Fact]
    public void A_year_starts_on_1_April_and_ends_on_31_March()
    {
        CpdEntry[] entries =
        [
            new(new(2026, 3, 31), 1, Formality.Formal, []),
            new(new(2026, 4, 1), 10, Formality.Formal, []),
            new(new(2027, 3, 31), 100, Formality.Informal, []),
            new(new(2027, 4, 1), 1_000, Formality.Formal, []),
        ];

        var year = CpdYear.Of(2026, entries, Areas);

        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31)), (year.StartsOn, year.EndsOn));
        Assert.Equal((10, 100), (year.FormalMinutes, year.InformalMinutes));
        Assert.Empty(year.ByArea);
        Assert.Throws<ArgumentOutOfRangeException>(() => CpdYear.DaysOf(1947));
        Assert.Throws<ArgumentOutOfRangeException>(() => CpdYear.DaysOf(2201));
    }

    [Fact]
    public void Minutes_count_once_and_areas_share_them_the_odd_ones_first()
    {
        CpdEntry[] entries = [new(new(2026, 5, 1), 50, Formality.Formal, [Areas[0], Areas[1], Areas[3]]), new(new(2026, 5, 2), 5, Formality.Informal, [Areas[3]])];

        Assert.Equal([new(Areas[0], 17), new(Areas[1], 17), new(Areas[3], 21)], CpdYear.Of(2026, entries, Areas).ByArea);
    }

    [Fact]
    public void Every_minute_is_in_the_one_year_of_its_day_and_in_its_areas_together() => Seeds.Of(300, random =>
    {
        var entries = Enumerable.Range(0, random.Next(40))
            .Select(_ => new CpdEntry(
                new DateOnly(2020, 1, 1).AddDays(random.Next(2_000)),
                random.Next(1, 1_000),
                (Formality)random.Next(2),
                [.. Areas.Where(_ => random.Next(2) == 0)]))
            .ToArray();

        var years = Enumerable.Range(2019, 8).Select(start => CpdYear.Of(start, entries, Areas)).ToArray();

        Assert.Equal(entries.Sum(entry => entry.Minutes), years.Sum(year => year.FormalMinutes + year.InformalMinutes));
        Assert.Equal(
            entries.Where(entry => !entry.AreaIds.IsEmpty).Sum(entry => entry.Minutes),
            years.Sum(year => year.ByArea.Sum(area => area.Minutes)));
        Assert.All(years.Zip(years.Skip(1)), pair => Assert.Equal(pair.First.EndsOn.AddDays(1), pair.Second.StartsOn));
        Assert.All(entries, entry => Assert.Equal(LondonCalendar.FinancialYearStart(entry.OccurredOn), years.Single(year => entry.OccurredOn >= year.StartsOn && entry.OccurredOn <= year.EndsOn).StartsOn));
    });
}
