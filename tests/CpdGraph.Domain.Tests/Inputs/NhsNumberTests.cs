using System.Globalization;

namespace CpdGraph.Domain.Tests;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919")]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    [InlineData("943 – 476 – 5919")]
    [InlineData("943\u00A0476\u00A05919")]
    [InlineData("94 34 76 59 19")]
    [InlineData("9 4 3 4 7 6 5 9 1 9")]
    [InlineData("943\u200B476\u200B5919")]
    [InlineData("９４３４７６５９１９")]
    [InlineData("Saw 943 476 5919 today.")]
    [InlineData("On ward 5 943 476 5919 was late.")]
    [InlineData("(9434765919)")]
    public void It_is_found_however_it_is_written(string text) => Assert.True(NhsNumber.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("9434765918")]
    [InlineData("94347659190")]
    [InlineData("19434765919")]
    [InlineData("943/476/5919")]
    [InlineData("943 people, 476 homes, 5919 visits")]
    [InlineData("943     476     5919")]
    [InlineData("978-0-306-40615-7")]
    [InlineData("Ring 07700 900123.")]
    public void Other_numbers_are_left_alone(string text) => Assert.False(NhsNumber.IsIn(text));

    [Fact]
    public void A_day_and_an_hour_are_no_number_even_when_their_digits_pass()
    {
        var dates = Enumerable.Range(0, 3_000)
            .Select(hours => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hours))
            .ToArray();

        // Some of them pass the check digit, or this would show nothing.
        Assert.Contains(dates, date => NhsNumber.IsValid(date.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(dates, date => NhsNumber.IsIn(date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(dates, date => NhsNumber.IsIn(date.ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Of_ten_last_digits_at_most_one_passes_and_it_is_the_check_digit() => Seeds.Of(2_000, random =>
    {
        var digits = string.Concat(Enumerable.Range(0, 9).Select(_ => random.Next(10)));
        var remainder = digits.Select((digit, place) => (digit - '0') * (10 - place)).Sum() % 11;
        var expected = remainder == 0 ? 0 : 11 - remainder;

        var passing = Enumerable.Range(0, 10).Where(last => NhsNumber.IsValid($"{digits}{last}")).ToArray();

        Assert.Equal(expected == 10 ? [] : [expected], passing);
    });

    [Fact]
    public void No_way_of_grouping_hides_a_number_and_a_digit_more_is_another_number() => Seeds.Of(1_000, random =>
    {
        string number;

        do
        {
            number = string.Concat(Enumerable.Range(0, 10).Select(_ => random.Next(10)));
        }
        while (!NhsNumber.IsValid(number));

        var at = random.Next(1, 10);

        Assert.True(NhsNumber.IsIn($"x {number[..at]} {number[at..]} y"));
        Assert.True(NhsNumber.IsIn($"{number[..at]}-{number[at..]}"));
        Assert.False(NhsNumber.IsIn($"{number}1".PadLeft(12, '7')));
    });
}
