using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Names and limits of the function.</summary>
internal static class FunctionConstants
{
    /// <summary>The function is called this unless it is named.</summary>
    public const string DefaultName = "ddb-cross-account-cdc";

    /// <summary>The tag that marks a function as made here.</summary>
    public const string MarkTag = LedgerConstants.TagKey;

    /// <summary>The value of that tag.</summary>
    public const string MarkValue = "function";

    public const string Description = "Change data capture of DdbCrossAccount: writes what a DynamoDB stream tells to another table.";

    /// <summary>Runs portable code, on either processor.</summary>
    public const string ManagedRuntime = "dotnet10";

    /// <summary>Runs a program that brings all that it needs.</summary>
    public const string ProvidedRuntime = "provided.al2023";

    public const string X64 = "x86_64";

    public const string Arm64 = "arm64";

    /// <summary>The program of the function; its bootstrap runs the assembly of this name.</summary>
    public const string ProgramName = "DdbCrossAccount.CdcFunction";

    /// <summary>The program of a provided runtime, at the root of the zip.</summary>
    public const string BootstrapName = "bootstrap";

    /// <summary>In MB, for a new function of which no memory is asked for. Memory buys processor time: 1,769 MB are one processor.</summary>
    public const int DefaultMemorySize = 1024;

    /// <summary>In seconds, for a new function. A batch that was cut off is tried again only after this time.</summary>
    public const int DefaultTimeoutSeconds = 60;

    /// <summary>The longest that Lambda lets a function run.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(15);

    /// <summary>Lambda takes a zip of at most 50 MB with the request itself (service limit).</summary>
    public const long LongestPackage = 50L * 1024 * 1024;

    /// <summary>Unpacked, code may have at most 250 MB (service limit).</summary>
    public const long LongestUnpackedPackage = 250L * 1024 * 1024;

    /// <summary>All names and values of environment variables together (service limit).</summary>
    public const int LongestVariables = 4 * 1024;

    /// <summary>
    /// How long a role that Lambda cannot assume may have been made just before. AWS names no bound; seconds were seen.
    /// </summary>
    public static readonly TimeSpan RolePatience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a version that was just published may not be told yet: Lambda's reads are eventually consistent.
    /// </summary>
    public static readonly TimeSpan ReadingPatience = TimeSpan.FromSeconds(15);

    /// <summary>A function that is not usable after this long will not become so.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>As often a setting is set again that somebody else changes meanwhile.</summary>
    public const int MostChanges = 5;

    /// <summary>What a zip for a runtime has to hold at its root.</summary>
    public static IReadOnlyList<string> FilesFor(string runtime) => runtime == ManagedRuntime
        ? [ProgramName + ".dll", ProgramName + ".deps.json", ProgramName + ".runtimeconfig.json"]
        : [BootstrapName];

    /// <summary>The handler for a runtime: without colons it is a program that speaks the runtime API itself.</summary>
    public static string HandlerFor(string runtime) => runtime == ManagedRuntime ? ProgramName : BootstrapName;
}
