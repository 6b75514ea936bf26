using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Finds NHS numbers in texts: ten digits, with or without spaces and dashes, whose last is the modulus-11 check digit.</summary>
public static class NhsNumber
{
    private const int Digits = 10;

    /// <summary>Whether ten digits pass the check. False for anything that is not exactly ten digits.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Digits)
        {
            return false;
        }

        var sum = 0;

        for (var place = 0; place < Digits; place++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(digits[place]);

            if (digit < 0)
            {
                return false;
            }

            // The check digit has weight 1: a valid number's weighted sum divides by 11.
            sum += digit * (Digits - place);
        }

        return sum % 11 == 0;
    }

    /// <summary>Whether the text holds one. Digits that belong to a longer unbroken number do not count.</summary>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var groups = Groups(text);
        Span<char> digits = stackalloc char[Digits];

        for (var first = 0; first < groups.Count; first++)
        {
            var length = 0;

            // A group has at least one digit, so ten groups are the most that one number can have.
            for (var last = first; last < groups.Count && (last == first || groups[last].Joined); last++)
            {
                var group = text.AsSpan(groups[last].Start, groups[last].Length);

                if (length + group.Length > Digits)
                {
                    break;
                }

                group.CopyTo(digits[length..]);
                length += group.Length;

                if (length == Digits)
                {
                    if (IsValid(digits) && !HoldsDate(text, groups, first, last))
                    {
                        return true;
                    }

                    break;
                }
            }
        }

        return false;
    }

    /// <summary>Unbroken runs of digits; joined when nothing but a few spaces and dashes parts one from the run before.</summary>
    private static List<(int Start, int Length, bool Joined)> Groups(string text)
    {
        var groups = new List<(int Start, int Length, bool Joined)>();
        var end = -1;

        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at]))
            {
                continue;
            }

            var start = at;

            while (at < text.Length && char.IsDigit(text[at]))
            {
                at++;
            }

            groups.Add((start, at - start, end >= 0 && IsGap(text.AsSpan(end, start - end))));
            end = at;
        }

        return groups;
    }

    private static bool IsGap(ReadOnlySpan<char> between)
    {
        if (between.Length > 3)
        {
            return false;
        }

        foreach (var character in between)
        {
            // Invisible format characters do not hide a number.
            if (!char.IsWhiteSpace(character)
                && char.GetUnicodeCategory(character) is not (UnicodeCategory.DashPunctuation or UnicodeCategory.Format))
            {
                return false;
            }
        }

        return true;
    }

    // "2026-11-24 12:30" has ten digits in a row too.
    private static bool HoldsDate(string text, List<(int Start, int Length, bool Joined)> groups, int first, int last)
    {
        for (var at = first; at + 2 <= last; at++)
        {
            var (a, b, c) = (Number(text, groups[at]), Number(text, groups[at + 1]), Number(text, groups[at + 2]));
            var lengths = (groups[at].Length, groups[at + 1].Length, groups[at + 2].Length);

            if ((lengths is (4, 2, 2) && IsDate(a, b, c)) || (lengths is (2, 2, 4) && IsDate(c, b, a)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDate(int year, int month, int day) => year is >= 1900 and < 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31;

    private static int Number(string text, (int Start, int Length, bool Joined) group)
    {
        var number = 0;

        for (var at = group.Start; at < group.Start + Math.Min(group.Length, 4); at++)
        {
            number = (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[at]);
        }

        return number;
    }
}
