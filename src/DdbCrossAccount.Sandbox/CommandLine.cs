using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;

namespace DdbCrossAccount.Sandbox;

/// <summary>Reads the command line. An unknown or unreadable argument is a <see cref="CommandLineException"/>.</summary>
internal static class CommandLine
{
    public const string Usage = """
        DdbCrossAccount.Sandbox: several AWS accounts on loopback.
          --port N                   0 takes a free one (default)
          --accounts ID,ID           account ids; default 111111111111,222222222222
          --region NAME              Region that is announced; default eu-west-1
          --seed N                   the same access keys at every start
          --setup FILE               JSON file with policies, roles, users, keys and buckets
          --export-seconds N         service time that an export takes; default 1
          --import-seconds N         service time that an import takes; default 1
          --restore-seconds N        service time that a restore takes; default 1
          --bulk-put-seconds N       service time that a bulk put takes; default 1
          --clock-rate N             service seconds per wall second; default 1
          --clock-start TIME         service time at the start, ISO 8601
          --restorable-lag-seconds N how far the latest restorable time is behind; default 300
          --table-seconds N          service time that changes of a table or stream take; default 1
          --function-seconds N       service time that changes of a Lambda function take; default 1
          --function-init-seconds N  wall time within which the program of a function has to start; default 10
          --statistics-seconds N     how old a table's item count may be; default 21600, 0 is the true count
          --expiry-seconds N         service time from the expiry of an item to its deletion; default 600
          --partitions N             of each new table; default 0, by its throughput
          --partition-bytes N        size beyond which a partition is divided; default 10737418240
          --collection-bytes N       most of one partition key in a table with local indexes; default 10737418240
          --hash-seed N              each table has a scan order of its own; default: equal keys stand alike in all
          --shard-seconds N          service time that a shard of a stream stays open; default 14400
          --capacity LIMITS          declared: what tables declare (default); enforced: also those of partitions,
                                     of new on-demand tables and of streams; unlimited: none
          --latency-ms N             added to every answer
          --max-import-objects N     default 50000
          --faults FILE              JSON file: what shall go wrong
          --fault TEXT               one more fault, as JSON or as effect=throttle;operation=PutItem;share=0.2
          --worst-forms FILE         JSON file: the harshest that AWS may do where it is not documented
          --parent-stdin             ends with its standard input; SIGINT is passed over
          --ignore-interrupt         SIGINT is passed over
          --list                     prints services and operations, with what is covered, and ends
        """;

    private static readonly Dictionary<string, Func<SandboxOptions, SandboxOptions>> Switches = new()
    {
        ["--parent-stdin"] = options => options with { EndsWithStandardInput = true, IgnoresInterrupt = true },
        ["--ignore-interrupt"] = options => options with { IgnoresInterrupt = true },
        ["--list"] = options => options with { ListsOperations = true },
    };

    private static readonly Dictionary<string, Func<SandboxOptions, string, SandboxOptions>> Settings = new()
    {
        ["--port"] = (options, text) => options with { Port = Whole(text) },
        ["--accounts"] = (options, text) => options with { AccountIds = AccountIds(text) },
        ["--region"] = (options, text) => options with { Region = text },
        ["--seed"] = (options, text) => options with { Seed = Whole(text) },
        ["--setup"] = (options, text) => options with { SetupPath = text },
        ["--export-seconds"] = (options, text) => options with { ExportDuration = Seconds(text) },
        ["--import-seconds"] = (options, text) => options with { ImportDuration = Seconds(text) },
        ["--restore-seconds"] = (options, text) => options with { RestoreDuration = Seconds(text) },
        ["--bulk-put-seconds"] = (options, text) => options with { BulkPutDuration = Seconds(text) },
        ["--clock-rate"] = (options, text) => options with { ClockRate = Positive(text) },
        ["--clock-start"] = (options, text) => options with { ClockStart = Time(text) },
        ["--restorable-lag-seconds"] = (options, text) => options with { RestorableLag = Seconds(text) },
        ["--table-seconds"] = (options, text) => options with { TableChangeDuration = Seconds(text) },
        ["--function-seconds"] = (options, text) => options with { FunctionChangeDuration = Seconds(text) },
        ["--function-init-seconds"] = (options, text) =>
            options with { FunctionInitDuration = TimeSpan.FromSeconds(Positive(text)) },
        ["--statistics-seconds"] = (options, text) => options with { StatisticsInterval = Seconds(text) },
        ["--expiry-seconds"] = (options, text) => options with { ExpiryDelay = Seconds(text) },
        ["--partitions"] = (options, text) => options with { Partitions = Whole(text) },
        ["--partition-bytes"] = (options, text) => options with { PartitionSize = (long)Positive(text) },
        ["--collection-bytes"] = (options, text) => options with { MaximumCollectionSize = (long)Positive(text) },
        ["--hash-seed"] = (options, text) => options with { HashSeed = Whole(text) },
        ["--shard-seconds"] = (options, text) => options with { ShardLifetime = TimeSpan.FromSeconds(Positive(text)) },
        ["--capacity"] = (options, text) => options with { Capacity = Limits(text) },
        ["--latency-ms"] = (options, text) => options with { Latency = Seconds(text) / 1000 },
        ["--faults"] = (options, text) => options with { FaultsPath = text },
        ["--fault"] = (options, text) => options with { FaultTexts = [.. options.FaultTexts, text] },
        ["--worst-forms"] = (options, text) => options with { WorstFormsPath = text },
        ["--max-import-objects"] = (options, text) => options with { MaximumImportObjects = Whole(text) },
    };

    /// <summary>Every argument there is.</summary>
    public static IEnumerable<string> Names => Switches.Keys.Concat(Settings.Keys);

    public static SandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new SandboxOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (Switches.TryGetValue(name, out Func<SandboxOptions, SandboxOptions>? turnOn))
            {
                options = turnOn(options);
            }
            else if (!Settings.TryGetValue(name, out Func<SandboxOptions, string, SandboxOptions>? set))
            {
                throw new CommandLineException($"Unknown argument '{name}'.");
            }
            else if (++i == arguments.Count)
            {
                throw new CommandLineException($"Argument '{name}' needs a value.");
            }
            else
            {
                options = Apply(set, options, name, arguments[i]);
            }
        }

        return options;
    }

    private static SandboxOptions Apply(
        Func<SandboxOptions, string, SandboxOptions> set, SandboxOptions options, string name, string text)
    {
        try
        {
            return set(options, text);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new CommandLineException($"Argument '{name}' cannot be '{text}'.");
        }
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string text)
    {
        double seconds = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return seconds >= 0 ? TimeSpan.FromSeconds(seconds) : throw new FormatException();
    }

    private static double Positive(string text)
    {
        double value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return value > 0 && double.IsFinite(value) ? value : throw new FormatException();
    }

    private static DateTimeOffset Time(string text)
    {
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    private static CapacityLimits Limits(string text) => text switch
    {
        "declared" => CapacityLimits.Declared,
        "enforced" => CapacityLimits.Enforced,
        "unlimited" => CapacityLimits.Unlimited,
        _ => throw new FormatException(),
    };

    private static string[] AccountIds(string text)
    {
        string[] ids = text.Split(',', StringSplitOptions.TrimEntries);
        bool valid = ids.All(id => id.Length == 12 && id.All(char.IsAsciiDigit)) && ids.Distinct().Count() == ids.Length;
        return valid ? ids : throw new FormatException();
    }
}
