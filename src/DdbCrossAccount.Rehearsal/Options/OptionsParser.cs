using System;
using System.Collections.Generic;
using System.Globalization;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Rehearsal.Options;

/// <summary>Reads the command line: <c>--name value</c> or <c>--name=value</c>. The last of two equal options counts.</summary>
internal static class OptionsParser
{
    private const string KeyText = "a key as name:T, where T is S, N or B, for example year:N";

    /// <summary>Reads and checks all arguments.</summary>
    public static RehearsalOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new RehearsalOptions();
        bool itemsGiven = false;
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? argument))
        {
            (string name, string? value) = Split(argument);
            itemsGiven |= name == "--items";
            options = Apply(options, name, value, rest);
        }

        Check(options, itemsGiven);
        return options;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=') : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static RehearsalOptions Apply(
        RehearsalOptions options, string name, string? value, Queue<string> rest) => name switch
    {
        "--input" => options with { Input = Text(name, value, rest, "a file or an export folder") },
        "--partition-key" => options with { PartitionKey = Text(name, value, rest, KeyText) },
        "--sort-key" => options with { SortKey = Text(name, value, rest, KeyText) },
        "--items" => options with { Items = Number(name, value, rest, 1, 100_000_000) },
        "--writes-per-second" => options with { WritesPerSecond = Number(name, value, rest, 0, 100_000) },
        "--seed" => options with { Seed = Number(name, value, rest, 0, int.MaxValue) },
        "--json" => options with { Json = Switch(name, value) },
        "--help" or "-h" or "-?" => options with { Help = Switch(name, value) },
        _ => throw ErrorCatalogue.RehearsalOptionUnknown(name),
    };

    private static string Text(string name, string? value, Queue<string> rest, string valid)
    {
        if (value is null && rest.TryPeek(out string? next) && !next.StartsWith("--", StringComparison.Ordinal))
        {
            value = rest.Dequeue();
        }

        return string.IsNullOrEmpty(value) ? throw ErrorCatalogue.RehearsalOptionValueMissing(name, valid) : value;
    }

    private static int Number(string name, string? value, Queue<string> rest, int least, int most)
    {
        string valid = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least:N0} to {most:N0}");
        string text = Text(name, value, rest, valid);
        const NumberStyles Digits = NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;
        return int.TryParse(text, Digits, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw ErrorCatalogue.RehearsalOptionValue(name, text, valid);
    }

    private static bool Switch(string name, string? value) =>
        value is null
            ? true
            : throw ErrorCatalogue.RehearsalOptionValue(name, value, $"{name} alone: it takes no value");

    private static void Check(RehearsalOptions options, bool itemsGiven)
    {
        if (options.Help)
        {
            return;
        }

        if (options.Input is not null && itemsGiven)
        {
            throw ErrorCatalogue.RehearsalOptionsConflict("--items", "--input", "the items are either generated or read");
        }

        if (options.Input is not null && options.PartitionKey is null)
        {
            throw ErrorCatalogue.RehearsalPartitionKeyMissing(options.Input);
        }

        if (options.SortKey is not null && options.PartitionKey is null)
        {
            throw ErrorCatalogue.RehearsalSortKeyAlone(options.SortKey);
        }
    }
}
