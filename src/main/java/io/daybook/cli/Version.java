package io.daybook.cli;

import picocli.CommandLine.IVersionProvider;

/** The version the jar was built as. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = DaybookCommand.class.getPackage().getImplementationVersion();
        return new String[] {"daybook " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
        };
    }
}
