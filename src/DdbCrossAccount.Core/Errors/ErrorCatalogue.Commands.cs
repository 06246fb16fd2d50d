using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>What cmdlets find out about their parameters and input before the engine runs.</summary>
internal static partial class ErrorCatalogue
{
    public static PathNotFileSystemException PathNotFileSystem(string path, string provider) => new(new DdbErrorDetails(
        "PathNotFileSystem",
        DdbErrorCategory.InvalidArgument,
        path,
        $"Path '{path}' belongs to the PowerShell provider '{provider}', and a path of the file system is needed. "
            + "Nothing was read or written.",
        "Give the path of a file or folder, for example './items.json'."));

    public static AccountMissingException AccountMissing(string parameter, string subject) => new(new DdbErrorDetails(
        "AccountMissing",
        DdbErrorCategory.InvalidArgument,
        subject,
        $"No account was given in -{parameter}, and '{subject}' brings none along. Nothing was called.",
        $"Pass -{parameter} with an account from Connect-DdbAccount, or with the name of a profile."));

    public static ObjectNotRecognizedException ObjectNotRecognized(string expectedType, string foundType) => new(new DdbErrorDetails(
        "ObjectNotRecognized",
        DdbErrorCategory.InvalidArgument,
        foundType,
        $"An object of type '{foundType}' was given where a {expectedType} is needed. Nothing was called.",
        $"Pass a {expectedType} as a command of DdbCrossAccount wrote it, or one that was read back with ConvertFrom-Json or "
            + "Import-Clixml."));

    public static ObjectDamagedException ObjectDamaged(string expectedType, string member, string found) => new(new DdbErrorDetails(
        "ObjectDamaged",
        DdbErrorCategory.InvalidData,
        $"{expectedType}.{member}",
        $"A {expectedType} was read back in which '{member}' is {found}. Nothing was called.",
        "Write the object again with 'ConvertTo-Json -Depth 4' or 'Export-Clixml -Depth 4', and leave its members as they are."));

    public static CredentialObjectUnreadableException CredentialObjectUnreadable(string place, string foundType, Exception? inner) => new(
        new DdbErrorDetails(
            "CredentialObjectUnreadable",
            DdbErrorCategory.AuthenticationError,
            place,
            $"{place} holds an object of type '{foundType}', from which no access key and secret key could be read. No session was made.",
            "Pass what Get-AWSCredential or New-AWSCredential of AWS.Tools returns, or use -ProfileName, or -AccessKey with -SecretKey.",
            inner));

    public static SandboxTableExistsException SandboxTableExists(string tableName, DdbAccount account, Exception inner) => new(
        new DdbErrorDetails(
            "SandboxTableExists",
            DdbErrorCategory.ResourceExists,
            tableName,
            $"Table '{tableName}' already exists in account {account} of the sandbox. No item was written.",
            "Choose another -TableName, or start a new sandbox with Start-DdbSandbox.",
            inner));

    // The exception's own text is left out: it may hold AWS's words, an item or a secret.
    public static UnexpectedFailureException UnexpectedFailure(string commandName, Exception inner) => new(new DdbErrorDetails(
        "UnexpectedFailure",
        DdbErrorCategory.InvalidOperation,
        commandName,
        $"{commandName} met a situation that it has no error of its own for ({inner.GetType().FullName}). "
            + "What was begun in AWS goes on by itself.",
        "Look with Get-DdbExportStatus and Get-DdbImportStatus at what was begun. "
            + "'$Error[0].Exception.InnerException' holds the details; report them with the command that was run.",
        inner));
}
