using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>Checks the fields of one input and collects all that is wrong with them. Lives within one rule; not thread-safe.</summary>
internal sealed class InputCheck
{
    private readonly List<InputProblem> problems = [];

    /// <summary>Whether anything was wrong so far.</summary>
    public bool Failed => problems.Count > 0;

    /// <summary>How many mistakes were noted so far.</summary>
    public int Count => problems.Count;

    /// <summary>All that was wrong, as errors of one family.</summary>
    public IEnumerable<TError> As<TError>(Func<InputProblem, TError> make) => problems.Select(make);

    /// <summary>Notes a mistake.</summary>
    public void Add(UserErrorCode code, string message, params ReadOnlySpan<string> field) => problems.Add(new(code, message, [.. field]));

    /// <summary>A text that must be there. Empty when it is not.</summary>
    public string Needed(string? text, TextRule rule, params ReadOnlySpan<string> field)
    {
        if (IsBlank(text))
        {
            Missing(field);
            return string.Empty;
        }

        return Text(text, rule, field) ?? string.Empty;
    }

    /// <summary>Notes that a field was left out or cleared which must be there.</summary>
    public void Missing(params ReadOnlySpan<string> field) => Add(UserErrorCode.Required, $"Enter the {Label(field)}.", field);

    /// <summary>A text that may be left out: trimmed and in Unicode form C. Null when there is none, or it is wrong.</summary>
    public string? Text(string? text, TextRule rule, params ReadOnlySpan<string> field)
    {
        if (IsBlank(text))
        {
            return null;
        }

        if (!IsReadable(text, rule.SeveralLines))
        {
            Add(UserErrorCode.Invalid, $"The {Label(field)} holds characters that cannot be shown. Remove them, or type it again.", field);
            return null;
        }

        var trimmed = text.Trim().Normalize();
        var length = trimmed.EnumerateRunes().Count();

        if (length > rule.Maximum)
        {
            problems.Add(new(
                UserErrorCode.TooLong,
                string.Create(CultureInfo.InvariantCulture, $"The {Label(field)} has {length:N0} characters. Shorten it to {rule.Maximum:N0} or fewer."),
                [.. field])
            { Maximum = rule.Maximum });
            return null;
        }

        if (rule.AboutWork && NhsNumber.IsIn(trimmed))
        {
            Add(
                UserErrorCode.NhsNumberInText,
                $"The {Label(field)} holds something like an NHS number. Take it out: nothing about patients may be kept here. "
                    + "If it is a book's number, write its 13-digit form without dashes.",
                field);
            return null;
        }

        return trimmed;
    }

    /// <summary>An address. Null when there is none, or it is not allowed.</summary>
    public string? Link(string? link, params ReadOnlySpan<string> field)
    {
        if (string.IsNullOrWhiteSpace(link))
        {
            return null;
        }

        var trimmed = link.Trim();

        if (trimmed.Length > LinkRule.MaximumLength)
        {
            problems.Add(new(UserErrorCode.TooLong, "The address is too long. Use one of at most 2,048 characters.", [.. field]) { Maximum = LinkRule.MaximumLength });
            return null;
        }

        if (!LinkRule.Allows(trimmed))
        {
            Add(UserErrorCode.LinkNotAllowed, "Use an address that starts with https:// and names a public site, without a user name or password.", field);
            return null;
        }

        return trimmed;
    }

    /// <summary>A name in web addresses. Null when there is none, or it has another form.</summary>
    public string? Slug(string? slug, params ReadOnlySpan<string> field)
    {
        if (string.IsNullOrWhiteSpace(slug))
        {
            return null;
        }

        if (slug.Length > SlugRule.MaximumLength)
        {
            problems.Add(new(UserErrorCode.TooLong, "The slug is too long. Use at most 120 characters.", [.. field]) { Maximum = SlugRule.MaximumLength });
            return null;
        }

        if (!SlugRule.Allows(slug))
        {
            Add(UserErrorCode.Invalid, "A slug has lower-case letters, digits and single hyphens between them, for example health-coaching-core.", field);
            return null;
        }

        return slug;
    }

    /// <summary>An e-mail address. Null when there is none, or it has another form.</summary>
    public string? Email(string? email, params ReadOnlySpan<string> field)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            return null;
        }

        var trimmed = email.Trim();

        if (!EmailRule.Allows(trimmed))
        {
            Add(UserErrorCode.Invalid, "This is no e-mail address. Write it like name@example.org.", field);
            return null;
        }

        return trimmed;
    }

    /// <summary>An amount of money. Null when there is none, or it is wrong.</summary>
    public Money? Money(MoneyEntry? entry, params ReadOnlySpan<string> field)
    {
        if (entry is null)
        {
            return null;
        }

        if (entry.Amount < 0)
        {
            Add(UserErrorCode.OutOfRange, "An amount of money cannot be negative. Enter 0 or more.", [.. field, "amount"]);
        }
        else if (entry.Amount > MoneyEntry.Maximum)
        {
            problems.Add(new(UserErrorCode.OutOfRange, "The amount is too large. Enter at most 10,000,000.", [.. field, "amount"]) { Maximum = MoneyEntry.Maximum });
        }
        else if (decimal.Truncate(entry.Amount * 100m) != entry.Amount * 100m)
        {
            Add(UserErrorCode.Invalid, "The amount has parts of a penny. Enter whole pence, for example 35.00.", [.. field, "amount"]);
        }
        else if (Domain.Money.TryOfAmount(entry.Amount, entry.Currency) is { } money)
        {
            return money;
        }
        else
        {
            Add(UserErrorCode.Invalid, "A currency has three capital letters, for example GBP.", [.. field, "currency"]);
        }

        return null;
    }

    /// <summary>Notes a number that lies outside its bounds. Null passes.</summary>
    public void Within(decimal? number, decimal from, decimal to, params ReadOnlySpan<string> field)
    {
        if (number is { } value && (value < from || value > to))
        {
            problems.Add(new(
                UserErrorCode.OutOfRange,
                string.Create(CultureInfo.InvariantCulture, $"The {Label(field)} must be from {from:#,0.##} to {to:#,0.##}."),
                [.. field])
            { Maximum = to });
        }
    }

    /// <summary>Notes a number with more than two decimals. Null passes.</summary>
    public void TwoDecimals(decimal? number, params ReadOnlySpan<string> field)
    {
        if (number is { } value && decimal.Round(value, 2) != value)
        {
            Add(UserErrorCode.Invalid, $"The {Label(field)} may have two decimals at most.", field);
        }
    }

    /// <summary>Notes a list that is too long.</summary>
    public void AtMost(int count, int maximum, params ReadOnlySpan<string> field)
    {
        if (count > maximum)
        {
            problems.Add(new(
                UserErrorCode.TooMany,
                string.Create(CultureInfo.InvariantCulture, $"There are {count:N0} entries. Give at most {maximum:N0}."),
                [.. field])
            { Maximum = maximum });
        }
    }

    /// <summary>Notes a day of learning that is still to come, or lies before all records.</summary>
    public void DayOfLearning(DateOnly day, DateOnly today, params ReadOnlySpan<string> field)
    {
        if (day > today)
        {
            Add(UserErrorCode.InFuture, "The date is in the future. Record it once the learning is done.", field);
        }
        else if (day < new DateOnly(1970, 1, 1))
        {
            Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", field);
        }
    }

    /// <summary>What is named. Null, with a mistake noted, when it was not found; null without one when nothing is named.</summary>
    public T? Find<T>(Named<T>? named, params ReadOnlySpan<string> field)
        where T : class
    {
        if (named is { Value: null } absent)
        {
            problems.Add(new(UserErrorCode.NotFound, $"No such {Thing(field)} was found. Check it, or choose another.", [.. field]) { Key = absent.Key });
        }

        return named?.Value;
    }

    /// <summary>All that are named and were found, each once. What was not found is noted with its place in the list.</summary>
    public ImmutableArray<T> FindAll<T>(ImmutableArray<Named<T>> named, int maximum, params ReadOnlySpan<string> field)
        where T : class
    {
        if (named.IsDefaultOrEmpty)
        {
            return [];
        }

        AtMost(named.Length, maximum, field);
        var found = ImmutableArray.CreateBuilder<T>(named.Length);

        for (var index = 0; index < named.Length; index++)
        {
            if (Find<T>(named[index], [.. field, Index(index)]) is { } value && !found.Contains(value))
            {
                found.Add(value);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>An index as a part of a field's path.</summary>
    public static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string Label(ReadOnlySpan<string> field)
    {
        for (var at = field.Length - 1; at >= 0; at--)
        {
            if (!char.IsAsciiDigit(field[at][0]))
            {
                return StableCode.Words(field[at]);
            }
        }

        return "input";
    }

    private static string Thing(ReadOnlySpan<string> field)
    {
        var label = Label(field);

        return label switch
        {
            // Named by what it does for the record, which says little to somebody who looks for it.
            "eligible funding ids" or "stream id" => "funding stream",
            "job id" => "import",
            "key" or "remove action keys" => "action",
            "ods code" => "ODS code",
            "answers id" => "self-assessment",
            "placed with id" => "organisation",
            "remove competency ids" => "competency",
            "replaces id" => "completion",
            "satisfies" => "requirement",
            "session keys" => "session",
            _ when label.EndsWith(" ids", StringComparison.Ordinal) => label[..^4],
            _ when label.EndsWith(" id", StringComparison.Ordinal) => label[..^3],
            "id" or "ids" => "record",
            _ => label,
        };
    }

    // Joiners, fillers and other characters without a shape may stand within a text, but make none: a name of nothing else cannot be read.
    private static bool IsBlank([NotNullWhen(false)] string? text)
    {
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format
                && rune.Value is not (0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsReadable(string text, bool severalLines)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            var category = Rune.GetUnicodeCategory(rune);
            var isBreak = severalLines && rune.Value is '\n' or '\r' or '\t';

            // Bidirectional overrides make a text look like another; joiners within words are part of languages and emoji.
            if ((category == UnicodeCategory.Control && !isBreak) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFE or 0xFFFF)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
