from jiyao.config.cli import main

main()
