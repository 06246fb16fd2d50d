using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueCommandsTests
{
    private static readonly Exception Inner = new InvalidOperationException("inner text");

    [Fact]
    public void PathNotFileSystemException_Text_NamesPathAndProvider()
    {
        ErrorText.Check<PathNotFileSystemException>(
            ErrorCatalogue.PathNotFileSystem("Env:/x", "Environment"),
            "PathNotFileSystem",
            DdbErrorCategory.InvalidArgument,
            "Env:/x",
            "Path 'Env:/x' belongs to the PowerShell provider 'Environment', and a path of the file system is needed. Nothing was read or written.",
            "Give the path of a file or folder, for example './items.json'.");
    }

    [Fact]
    public void AccountMissingException_Text_NamesTheParameter()
    {
        ErrorText.Check<AccountMissingException>(
            ErrorCatalogue.AccountMissing("Source", "Orders"),
            "AccountMissing",
            DdbErrorCategory.InvalidArgument,
            "Orders",
            "No account was given in -Source, and 'Orders' brings none along. Nothing was called.",
            "Pass -Source with an account from Connect-DdbAccount, or with the name of a profile.");
    }

    [Fact]
    public void ObjectNotRecognizedException_Text_NamesBothTypes()
    {
        ErrorText.Check<ObjectNotRecognizedException>(
            ErrorCatalogue.ObjectNotRecognized("DdbExport", "System.Int32"),
            "ObjectNotRecognized",
            DdbErrorCategory.InvalidArgument,
            "System.Int32",
            "An object of type 'System.Int32' was given where a DdbExport is needed. Nothing was called.",
            "Pass a DdbExport as a command of DdbCrossAccount wrote it, or one that was read back with ConvertFrom-Json or Import-Clixml.");
    }

    [Fact]
    public void ObjectDamagedException_Text_NamesTheMember()
    {
        ErrorText.Check<ObjectDamagedException>(
            ErrorCatalogue.ObjectDamaged("DdbExport", "ExportArn", "missing"),
            "ObjectDamaged",
            DdbErrorCategory.InvalidData,
            "DdbExport.ExportArn",
            "A DdbExport was read back in which 'ExportArn' is missing. Nothing was called.",
            "Write the object again with 'ConvertTo-Json -Depth 4' or 'Export-Clixml -Depth 4', and leave its members as they are.");
    }

    [Fact]
    public void CredentialObjectUnreadableException_Text_NamesPlaceAndType()
    {
        ErrorText.Check<CredentialObjectUnreadableException>(
            ErrorCatalogue.CredentialObjectUnreadable("-Credential", "System.String", null),
            "CredentialObjectUnreadable",
            DdbErrorCategory.AuthenticationError,
            "-Credential",
            "-Credential holds an object of type 'System.String', from which no access key and secret key could be read. No session was made.",
            "Pass what Get-AWSCredential or New-AWSCredential of AWS.Tools returns, or use -ProfileName, or -AccessKey with -SecretKey.");
    }

    [Fact]
    public void SandboxTableExistsException_Text_NamesTableAndAccount()
    {
        ErrorText.Check<SandboxTableExistsException>(
            ErrorCatalogue.SandboxTableExists("Orders", new DdbAccount { AccountId = "111111111111", Region = "eu-west-1" }, Inner),
            "SandboxTableExists",
            DdbErrorCategory.ResourceExists,
            "Orders",
            "Table 'Orders' already exists in account 111111111111 (eu-west-1) of the sandbox. No item was written.",
            "Choose another -TableName, or start a new sandbox with Start-DdbSandbox.");
    }

    [Fact]
    public void UnexpectedFailureException_Text_NamesTheCommandAndWhatHappened()
    {
        ErrorText.Check<UnexpectedFailureException>(
            ErrorCatalogue.UnexpectedFailure("Wait-DdbExport", Inner),
            "UnexpectedFailure",
            DdbErrorCategory.InvalidOperation,
            "Wait-DdbExport",
            "Wait-DdbExport met a situation that it has no error of its own for (System.InvalidOperationException). "
                + "What was begun in AWS goes on by itself.",
            "Look with Get-DdbExportStatus and Get-DdbImportStatus at what was begun. "
                + "'$Error[0].Exception.InnerException' holds the details; report them with the command that was run.");
    }
}
