using System;
using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Commands;

namespace DdbCrossAccount.Module.Base;

/// <summary>Adds the two accounts of a move, which objects that flow through the pipeline bring along.</summary>
/// <remarks>What is typed goes before what an object brings.</remarks>
public abstract class CrossAccountCommand : CancellableCommand
{
    private readonly Dictionary<string, DdbAccount> _connectedProfiles = new(StringComparer.Ordinal);

    private protected CrossAccountCommand()
    {
    }

    /// <summary>The account that tables are moved from: from Connect-DdbAccount, or the name of a profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountArgument]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public DdbAccount? Source { get; set; }

    /// <summary>The account that tables are moved to: from Connect-DdbAccount, or the name of a profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountArgument]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public DdbAccount? Target { get; set; }

    /// <summary>The account that is needed; a profile that was named is connected, once for each command.</summary>
    /// <param name="account">What was given.</param>
    /// <param name="parameter">The parameter that it is given with.</param>
    /// <param name="subject">What it is needed for.</param>
    private protected DdbAccount Demand(DdbAccount? account, string parameter, string subject) =>
        Connected(account) ?? throw ErrorCatalogue.AccountMissing(parameter, subject);

    /// <summary>The account, connected when it is a profile's name; null when there is none.</summary>
    private protected DdbAccount? Connected(DdbAccount? account)
    {
        if (account?.InputError is not null)
        {
            throw account.InputError;
        }

        return account is { AccountId: "", ProfileName: string profile } ? ConnectedProfile(profile) : account;
    }

    /// <summary>The export with the accounts of this command in place of those that it brings.</summary>
    private protected DdbExport Accepted(DdbExport export) =>
        export.InputError is not null
            ? throw export.InputError
            : TravellingObject.With(export, Connected(Source ?? export.Source), Connected(Target ?? export.Target));

    /// <summary>The import with the accounts of this command in place of those that it brings.</summary>
    private protected DdbImport Accepted(DdbImport import) =>
        import.InputError is not null
            ? throw import.InputError
            : TravellingObject.With(import, Connected(Source ?? import.Source), Connected(Target ?? import.Target));

    /// <summary>The change data capture with the accounts of this command in place of those that it brings.</summary>
    private protected DdbCdc Accepted(DdbCdc cdc) =>
        cdc.InputError is not null
            ? throw cdc.InputError
            : TravellingObject.With(cdc, Connected(Source ?? cdc.Source), Connected(Target ?? cdc.Target));

    /// <summary>The failure with the accounts of this command in place of those that it brings.</summary>
    private protected DdbCdcFailure Accepted(DdbCdcFailure failure) =>
        failure.InputError is not null
            ? throw failure.InputError
            : TravellingObject.With(failure, Connected(Source ?? failure.Source), Connected(Target ?? failure.Target));

    /// <summary>
    /// Warns when 'Import-DdbTable' without its module would run another module's command: AWS.Tools has one of that
    /// name, and names ignore case.
    /// </summary>
    private protected void WarnWhenImportIsTaken()
    {
        const string Import = "Import-DdbTable";
        const string OwnImport = $@"DdbCrossAccount\{Import}";
        CommandOwner? owner = Port.IsFirstInPipeline ? Port.FindCommand(Import) : null;
        bool isForeign = owner is not null && owner.ImplementingType != typeof(ImportDdbTableCommand);
        if (isForeign && !Port.InvocationLine.Contains(OwnImport, StringComparison.OrdinalIgnoreCase))
        {
            Port.WriteWarning(
                $"'{Import}' is a command of module '{owner!.ModuleName}' in this session (names ignore case). "
                + $@"Write '{OwnImport}' to import with this module.");
        }
    }

    private DdbAccount ConnectedProfile(string profile)
    {
        if (!_connectedProfiles.TryGetValue(profile, out DdbAccount? connected))
        {
            var options = new ConnectOptions { ProfileName = profile, StoredRegion = StoredDefaults.Region(Port) };
            Run(async (context, token) => connected = await Engine.ConnectAsync(context, options, token).ConfigureAwait(false));
            _connectedProfiles[profile] = connected!;
        }

        return connected!;
    }
}
