BeforeDiscovery {
    $version = (Import-PowerShellDataFile "$PSScriptRoot/../DdbCrossAccount.psd1").ModuleVersion
    $packages = @(Get-Item "$PSScriptRoot/../artifacts/DdbCrossAccount/$version" -ErrorAction Ignore)
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $targets = [xml] (Get-Content -Raw "$repository/src/DdbCrossAccount.Module/Package.targets")
    $listed = $targets.Project.ItemGroup.PackageFile.Include | Sort-Object

    # Paths of all files below a folder, as the list writes them.
    function Get-RelativePath([string] $Folder, [string] $Below = '.') {
        Get-ChildItem (Join-Path $Folder $Below) -Recurse -File |
            ForEach-Object { [System.IO.Path]::GetRelativePath($Folder, $_.FullName).Replace('\', '/') } | Sort-Object
    }
}

Describe 'The list of shipped files' {
    It 'names everything that a build puts into the module''s folder, and nothing else' {
        Get-RelativePath $repository module/bin | Should -Be ($listed -like 'module/bin/*')
    }
}

Describe 'The function''s zip' {
    BeforeAll {
        $zip = [System.IO.Compression.ZipFile]::OpenRead((Join-Path (Split-Path $manifest) 'module/bin/function/ddb-cdc-function-dotnet10.zip'))
    }

    AfterAll {
        $zip.Dispose()
    }

    It 'holds what runtime dotnet10 starts, at its root' {
        foreach ($end in 'dll', 'deps.json', 'runtimeconfig.json') {
            $zip.Entries.FullName | Should -Contain "DdbCrossAccount.CdcFunction.$end"
        }
        $zip.Entries.FullName | Should -Not -Match '[/\\]|\.pdb$'
    }

    It 'is the same for the same code: sorted, and all of one time' {
        [string[]] $names = $zip.Entries.FullName
        [string[]] $sorted = $names.Clone()
        [array]::Sort($sorted, [StringComparer]::Ordinal)
        $names | Should -Be $sorted
        $zip.Entries.LastWriteTime.Year | Sort-Object -Unique | Should -Be 1980
    }
}

Describe 'The package' -ForEach $packages {
    BeforeAll {
        $package = $_.FullName
    }

    It 'holds exactly the listed files' {
        Get-RelativePath $package | Should -Be $listed
    }

    It 'is the nupkg, too' {
        $nupkg = [System.IO.Compression.ZipFile]::OpenRead("$repository/artifacts/DdbCrossAccount.$($_.Name).nupkg")
        try {
            $packed = $nupkg.Entries.FullName | Where-Object { $_ -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|DdbCrossAccount\.nuspec$)' } | Sort-Object
            $packed | Should -Be $listed
        } finally {
            $nupkg.Dispose()
        }
    }

    It 'is found on the module path and loaded by itself' {
        $path = Join-Path $TestDrive 'modules'
        $null = New-Item -ItemType Directory "$path/DdbCrossAccount"
        Copy-Item $package "$path/DdbCrossAccount" -Recurse
        $script = "`$env:PSModulePath = '$path' + [IO.Path]::PathSeparator + `$env:PSModulePath; `$sandbox = Start-DdbSandbox; `$sandbox.Source.AccountId; (Get-Module DdbCrossAccount).ModuleBase; (Get-Help Start-DdbSandbox).Synopsis; Stop-DdbSandbox `$sandbox"
        $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $script
        $said[0] | Should -Be '111111111111'
        $said[1] | Should -BeLike "$path*"
        $said[2] | Should -BeLike 'Starts a sandbox*'
    }
}
